// How the compiler answers imports that are not code.

declare module '*.css' {
  const href: string;
  export default href;
}

// What a Dovecot of our own is told: one account, one folder for all that it writes, loopback only.

import { userInfo } from 'node:os';

export type Owner = Readonly<{ uid: number; gid: number; group: string }>;

export type Place = Readonly<{ folder: string; port: number; owner: Owner; extras?: Extras }>;

/** What only some tests want of it. */
export type Extras = Readonly<{
  /** STARTTLS on the one port, TLS from the first byte on the other, with the files `cert.pem` and `key.pem`. */
  tlsPort?: number;
  /** Where it asks whether a token is good, and whose it is (RFC 7662). */
  introspectionUrl?: string;
}>;

/**
 * Dovecot refuses to open mail as root: then nobody's is the mail, and its own system users keep the log-in apart, as
 * the package sets it up. An ordinary user does everything under his own name and cannot chroot.
 */
export function settings({ folder, port, owner, extras = {} }: Place): string {
  const asRoot = process.getuid?.() === 0;
  const users = asRoot
    ? ''
    : `default_internal_user = ${userInfo().username}
default_internal_group = ${owner.group}
default_login_user = ${userInfo().username}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
listen = 127.0.0.1
protocols = imap
${extras.tlsPort ? `ssl = yes\nssl_cert = <${folder}/cert.pem\nssl_key = <${folder}/key.pem` : 'ssl = no'}
disable_plaintext_auth = no
auth_mechanisms = plain login${extras.introspectionUrl ? ' xoauth2' : ''}
mail_location = maildir:${folder}/Maildir
first_valid_uid = 1
stats_writer_socket_path =
${users}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${extras.tlsPort ?? 0}
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
${extras.introspectionUrl ? tokenPassdb(folder) : ''}userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}
}
namespace inbox {
  inbox = yes
  separator = .
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Desk {
    auto = create
  }
}
`;
}

const tokenPassdb = (folder: string) => `passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}
`;

export const tokenSettings = (introspectionUrl: string): string => `introspection_mode = post
introspection_url = ${introspectionUrl}
username_attribute = username
active_attribute = active
active_value = true
`;

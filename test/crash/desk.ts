// Who the desk under test is, and whose word it takes on a sender.

export const supportAddress = 'support@shop.test';
export const authservId = 'mx.shop.test';

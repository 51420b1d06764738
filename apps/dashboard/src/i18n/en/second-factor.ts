// The second factor: its code at the sign-in, setting it up, its recovery codes, and its card on the account page.

export const secondFactor = {
  code: {
    app: 'Code from your authenticator app',
    recovery: 'Recovery code',
    toRecovery: 'Use a recovery code',
    toApp: 'Use the authenticator app',
  },

  step: {
    hint: 'The password is right. Now enter the six digits that your authenticator app shows for this desk.',
    recoveryHint: 'The password is right. Now enter one of the recovery codes that you kept.',
    back: 'Back',
  },

  proof: {
    password: 'Your password',
    submitting: 'One moment…',
  },

  refusals: {
    password: 'The password is wrong. Check it and try again.',
    codeRequired: 'This account has a second factor. Enter its code as well.',
    code: 'The code is wrong, too old, or was used before. Enter another one.',
  },

  setUp: {
    title: 'Set up a second factor',
    reason:
      'This desk asks for two things at a sign-in: your password, and a code from an authenticator app on your phone. Set up the app now, and you go on where you were going.',
    passwordHint: 'First your password once more, to be sure that it is you.',
    start: 'Continue',
    expired: 'That took longer than ten minutes. Begin once more.',
    appTitle: 'Put this desk into your authenticator app',
    appHint:
      'Scan this with an authenticator app, such as Google Authenticator, Microsoft Authenticator or 1Password.',
    picture: 'QR code for your authenticator app',
    byHand: 'Or type this key into it',
    copy: 'Copy key',
    copied: 'Key copied',
    open: 'Open the app on this device',
    code: 'Code that the app shows then',
    confirm: 'Turn on',
    confirming: 'Turning on…',
    cancel: 'Cancel',
  },

  codes: {
    title: 'Keep your recovery codes',
    hint: 'Without your app, each of these signs you in once. They are shown this once: keep them with your passwords or on paper, not on the phone that has the app.',
    list: 'Recovery codes',
    copy: 'Copy',
    copied: 'Recovery codes copied',
    download: 'Download',
    file: 'deltadesk-recovery-codes.txt',
    print: 'Print',
    kept: 'I have kept them',
    done: 'Done',
    sheetTitle: (email: string) => `Deltadesk: recovery codes of ${email}`,
    sheetHint: (time: string) =>
      `Made ${time}. Each signs in once, in place of the code from the authenticator app.`,
  },

  card: {
    title: 'Second factor',
    hint: 'A code from an authenticator app, besides the password: whoever has learnt your password can’t come in with it.',
    off: 'Off:',
    offHint: 'the password alone opens this account.',
    on: 'On',
    since: (day: string) => `since ${day}`,
    left: (count: number, shown: string) =>
      count === 1 ? '1 recovery code left' : `${shown} recovery codes left`,
    few: 'Get new recovery codes, before you need one that is no longer there.',
    required: 'This desk demands it of everybody.',
    isOff: 'The second factor is off',
  },

  asks: {
    setUp: {
      title: 'Set up a second factor',
      hint: 'From then on a sign-in takes a code from your app. All your other sessions end.',
      submit: 'Continue',
    },
    change: {
      title: 'Use another app',
      hint: 'The app that you use now counts until the new one has shown its first code. Then its codes and the recovery codes are worth nothing any more, and all your other sessions end.',
      submit: 'Continue',
    },
    codes: {
      title: 'New recovery codes',
      hint: 'The ones that you have are worth nothing any more, at once.',
      submit: 'Make new codes',
    },
    remove: {
      title: 'Turn off the second factor',
      hint: 'From then on the password alone opens this account. Your recovery codes are worth nothing any more, and all your other sessions end.',
      submit: 'Turn off',
    },
  },
}

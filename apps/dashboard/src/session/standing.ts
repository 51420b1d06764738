// What a session opens.

/** `setting-up`: nothing but setting up the second factor that this desk demands. */
export type Standing = 'signed-out' | 'setting-up' | 'signed-in'

package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;

/** What an administrator can do to an account that is open, for its pages and its API. */
@Singleton
record AccountActs(
    GrantRole grantRole,
    RevokeRole revokeRole,
    LockAccount lockAccount,
    UnlockAccount unlockAccount,
    ResetPassword resetPassword,
    EndSessions endSessions) {}

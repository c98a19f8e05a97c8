package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;

/**
 * What an administrator can do to an account that is open, for its pages and its API. What gives
 * somebody more than they have is proposed and decided by another.
 */
@Singleton
record AccountActs(
    ProposeRole proposeRole,
    RevokeRole revokeRole,
    LockAccount lockAccount,
    UnlockAccount unlockAccount,
    ProposeReset proposeReset,
    EndSessions endSessions) {}

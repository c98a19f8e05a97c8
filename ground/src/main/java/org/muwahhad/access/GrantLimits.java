package org.muwahhad.access;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;

/**
 * Which limits a role needs, and that what is named is there: an officer has an entity, a
 * coordinator and a committee member a state, a bidder a supplier; other roles may have a state.
 */
@Singleton
class GrantLimits {
  private final People people;

  GrantLimits(People people) {
    this.people = people;
  }

  private interface Count {
    int of(String code);
  }

  void check(
      Faults faults,
      Role role,
      @Nullable String state,
      @Nullable String entity,
      @Nullable String supplier) {
    boolean officer = role == Role.PROCUREMENT_OFFICER;
    boolean statesOwn = role == Role.NATIONAL_COORDINATOR || role == Role.COMMITTEE_MEMBER;
    boolean bidder = role == Role.BIDDER;
    checkLimit(faults, "entity", entity, officer, people::countEntity);
    checkLimit(faults, "supplier", supplier, bidder, people::countSupplier);
    if (statesOwn || state != null) {
      boolean takesNone = officer || bidder;
      checkLimit(faults, "state", state, !takesNone, people::countState);
    }
  }

  private static void checkLimit(
      Faults faults, String field, @Nullable String code, boolean needed, Count count) {
    if (!needed) {
      faults.check(code == null, field, "access.not-for-role");
    } else if (code == null) {
      faults.check(false, field, "shared.missing");
    } else {
      faults.check(count.of(code) == 1, field, "access.no-such-" + field, code);
    }
  }
}

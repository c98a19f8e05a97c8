package org.muwahhad.organisation.person;

import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Refusal;

/**
 * A role as stated, with the code of what limits it.
 *
 * @param state ISO 3166-1 code; for coordinators and committee members, others may have one
 * @param entity code of the entity, for officers
 * @param supplier commercial register number, for bidders
 */
public record GrantInput(
    @Nullable Role role,
    @Nullable String state,
    @Nullable String entity,
    @Nullable String supplier) {

  Role givenRole() {
    if (role == null) {
      throw new Refusal.InvalidInput("role", "shared.missing");
    }
    return role;
  }

  Accounts.RoleLimits limits() {
    return new Accounts.RoleLimits(
        givenRole(),
        RequiredInput.orNull(state),
        RequiredInput.orNull(entity),
        RequiredInput.orNull(supplier));
  }
}

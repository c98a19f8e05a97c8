package org.muwahhad.access;

import org.jspecify.annotations.Nullable;

/**
 * One role of a person with the state, entity or supplier it is limited to.
 *
 * @param stateCode ISO 3166-1 alpha-2 code, or null when the role is not a state's
 * @param entityId procuring entity, or null
 * @param supplierId supplier, or null
 */
public record Grant(
    Role role, @Nullable String stateCode, @Nullable Long entityId, @Nullable Long supplierId) {

  /** The state of a role that always has one. */
  public String state() {
    return required(stateCode, "state");
  }

  /** The entity of a procurement officer. */
  public long entity() {
    return required(entityId, "entity");
  }

  /** The supplier of a bidder. */
  public long supplier() {
    return required(supplierId, "supplier");
  }

  private <T> T required(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalStateException(role + " has no " + what);
    }
    return value;
  }
}

package org.muwahhad.access;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * The person who acts, with all their roles. Every act takes it first and asks it for the role it
 * needs; there is no other place where permission is decided.
 *
 * @param zone the time zone of the person's state, Riyadh for those of no state
 */
public record Actor(
    long personId, String login, Bilingual name, Bilingual title, ZoneId zone, List<Grant> grants)
    implements Principal {

  public Actor {
    grants = List.copyOf(grants);
  }

  /** The login, as security libraries call the name of a principal. */
  @Override
  public String getName() {
    return login;
  }

  public boolean is(Role role) {
    return find(role).isPresent();
  }

  /** Whether the person holds any of the roles. */
  public boolean isAnyOf(Role... roles) {
    return Arrays.stream(roles).anyMatch(this::is);
  }

  /** The person's grant of a role, if held. */
  public Optional<Grant> find(Role role) {
    return grants.stream().filter(g -> g.role() == role).findFirst();
  }

  /**
   * The grant under which the person acts: the first held of the roles named.
   *
   * @throws Refusal.NotPermitted when none is held
   */
  public Grant require(Role... roles) {
    return Arrays.stream(roles)
        .flatMap(r -> find(r).stream())
        .findFirst()
        .orElseThrow(Refusal.NotPermitted::new);
  }

  /**
   * The person as procurement officer of an entity.
   *
   * @throws Refusal.NotPermitted when not an officer of it
   */
  public Grant requireOfficerOf(long entityId) {
    Grant grant = require(Role.PROCUREMENT_OFFICER);
    if (grant.entity() != entityId) {
      throw new Refusal.NotPermitted("access.other-entity");
    }
    return grant;
  }

  /**
   * The person as national coordinator of a state.
   *
   * @throws Refusal.NotPermitted when not its coordinator
   */
  public Grant requireCoordinatorOf(String stateCode) {
    Grant grant = require(Role.NATIONAL_COORDINATOR);
    if (!grant.state().equals(stateCode)) {
      throw new Refusal.NotPermitted("access.other-state");
    }
    return grant;
  }
}

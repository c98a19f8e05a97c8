package org.muwahhad.organisation.program;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ProgramScope;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/**
 * People see the programs of the entity, supplier or state that they act for; administrators and
 * auditors see all.
 */
@Singleton
public class ViewPrograms {
  private final Programs programs;

  ViewPrograms(Programs programs) {
    this.programs = programs;
  }

  /**
   * A program. Instants are UTC.
   *
   * @param person who answers for it
   * @param party entity, supplier or state it acts for
   * @param usedAt when it was given a token last; null where none is kept
   * @param over whether it opens nothing any more
   * @param own whether the reader answers for it
   * @param mayEnd whether the reader may end it
   */
  public record ProgramView(
      long id,
      String clientId,
      String name,
      Bilingual person,
      Bilingual party,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable Instant usedAt,
      boolean over,
      boolean own,
      boolean mayEnd) {}

  /** The newest first. */
  @Transactional
  public List<ProgramView> list(Actor actor) {
    actor.require(
        Role.PROCUREMENT_OFFICER,
        Role.NATIONAL_COORDINATOR,
        Role.BIDDER,
        Role.ADMINISTRATOR,
        Role.AUDITOR);
    boolean all = actor.isAnyOf(Role.ADMINISTRATOR, Role.AUDITOR);
    return programs.list(actor.personId(), all).stream().map(p -> view(actor, p)).toList();
  }

  /** Whether the reader can have programs. */
  public static boolean mayAdd(Actor actor) {
    return actor.isAnyOf(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR, Role.BIDDER);
  }

  /** The scopes that open anything to programs of the reader, in their order. */
  public static List<String> scopes(Actor actor) {
    return Stream.of(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR, Role.BIDDER)
        .filter(actor::is)
        .findFirst()
        .map(role -> Arrays.stream(ProgramScope.values()).filter(s -> s.isFor(role)))
        .orElseGet(Stream::empty)
        .map(ProgramScope::text)
        .toList();
  }

  private static ProgramView view(Actor actor, Programs.ProgramRow p) {
    return new ProgramView(
        p.id(),
        p.clientId(),
        p.name(),
        p.personName(),
        p.party(),
        List.of(p.scopes().split(" ")),
        p.createdAt(),
        p.expiresAt(),
        p.endedAt(),
        p.usedAt(),
        p.isOver(),
        p.personId() == actor.personId(),
        p.endedAt() == null && !actor.is(Role.AUDITOR));
  }
}

package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** What the form of a role offers: the roles, and what the one that was chosen is limited to. */
@Singleton
public class GrantChoices {
  /** Most entities or suppliers that are offered at once; a search narrows them. */
  private static final int MOST = 200;

  private final GrantChoiceQueries queries;
  private final StateQueries states;

  GrantChoices(GrantChoiceQueries queries, StateQueries states) {
    this.queries = queries;
    this.states = states;
  }

  /** What a role is limited to. */
  public enum GrantLimit {
    NOTHING,
    /** A member state, which may be left out. */
    ANY_STATE,
    STATE,
    ENTITY,
    SUPPLIER;

    /** The limit of a role. */
    static GrantLimit of(Role role) {
      return switch (role) {
        case CATALOG_MANAGER, CENTRAL_BUYER, ADMINISTRATOR -> NOTHING;
        case OPENING_MEMBER, EVALUATOR, REVIEW_MEMBER, AUDITOR -> ANY_STATE;
        case NATIONAL_COORDINATOR, COMMITTEE_MEMBER -> STATE;
        case PROCUREMENT_OFFICER -> ENTITY;
        case BIDDER -> SUPPLIER;
      };
    }

    /** Whether entities or suppliers are looked for by a text. */
    public boolean isSearched() {
      return this == ENTITY || this == SUPPLIER;
    }
  }

  /**
   * The choices of a form.
   *
   * @param role the one chosen; null before that
   * @param limit what it is limited to
   * @param options states, entities or suppliers, by their names; none for a role without a limit
   * @param more whether there are more than are offered
   * @param search the text by which they were looked for
   */
  public record GrantFormChoices(
      List<Option> roles,
      @Nullable Role role,
      GrantLimit limit,
      List<Option> options,
      boolean more,
      String search) {}

  /** The choices for what was typed, where entities and suppliers answer a text. */
  @Transactional
  GrantFormChoices find(Texts t, Form form, String search) {
    List<Option> roles = OrganisationFrame.roles(t);
    Optional<Role> chosen =
        Arrays.stream(Role.values()).filter(r -> r.name().equals(form.value("role"))).findFirst();
    if (chosen.isEmpty()) {
      return new GrantFormChoices(roles, null, GrantLimit.NOTHING, List.of(), false, "");
    }
    GrantLimit limit = GrantLimit.of(chosen.get());
    String like = new ListChoice("", search, "", "", 1).like();
    List<Option> options =
        switch (limit) {
          case NOTHING -> List.of();
          case ANY_STATE, STATE -> OrganisationFrame.states(states.list(), t);
          case ENTITY ->
              options(t, queries.listEntities(like, form.value("entity").strip(), MOST + 1));
          case SUPPLIER ->
              options(t, queries.listSuppliers(like, form.value("supplier").strip(), MOST + 1));
        };
    boolean more = limit.isSearched() && options.size() > MOST;
    return new GrantFormChoices(
        roles,
        chosen.get(),
        limit,
        more ? options.subList(0, MOST) : options,
        more,
        search.strip());
  }

  private static List<Option> options(Texts t, List<GrantChoiceQueries.GrantChoice> found) {
    List<Option> options = new ArrayList<>();
    for (GrantChoiceQueries.GrantChoice one : found) {
      Bilingual state = one.state();
      String place = state == null ? "" : t.of(state) + " · ";
      options.add(new Option(one.code(), place + t.of(one.name()) + " (" + one.code() + ")"));
    }
    return options;
  }
}

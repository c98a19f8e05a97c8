package org.muwahhad.organisation;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Option;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;

/** What the pages of the organisation share: their tabs, their choices and the pages above them. */
@Singleton
public class OrganisationFrame {
  private static final String ROOT = "/organisation/";
  private final Answers answers;

  OrganisationFrame(Answers answers) {
    this.answers = answers;
  }

  /** A part of the organisation: its name in addresses and messages, and who may see it. */
  public enum OrganisationPart {
    ENTITIES(
        "entities",
        Role.ADMINISTRATOR,
        Role.CENTRAL_BUYER,
        Role.AUDITOR,
        Role.NATIONAL_COORDINATOR,
        Role.PROCUREMENT_OFFICER),
    SUPPLIERS("suppliers", Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR),
    VETTING("vetting", Role.CENTRAL_BUYER, Role.AUDITOR),
    PEOPLE("people", Role.ADMINISTRATOR, Role.AUDITOR),
    STATES("states"),
    RATES("rates"),
    RULES("rules");

    private final String code;
    private final Role[] readers;

    OrganisationPart(String code, Role... readers) {
      this.code = code;
      this.readers = readers;
    }

    public String href() {
      return ROOT + code;
    }

    String titleKey() {
      return "organisation." + code;
    }

    boolean isOpenTo(Actor actor) {
      return readers.length == 0 || actor.isAnyOf(readers);
    }
  }

  /** The first part a person may see. */
  static OrganisationPart first(Actor actor) {
    return Arrays.stream(OrganisationPart.values())
        .filter(p -> p.isOpenTo(actor))
        .findFirst()
        .orElseThrow(Refusal.NotPermitted::new);
  }

  /**
   * The page of a list, with the tabs to the other lists.
   *
   * @param more what else the template shows, by the texts in the reader's language
   */
  public HttpResponse<String> list(
      Actor actor, OrganisationPart part, String view, Function<Texts, Map<String, Object>> more) {
    return answers.page(
        "organisation/" + view,
        page -> {
          Map<String, Object> model = new HashMap<>(more.apply(page.t()));
          model.put("page", page.titled(part.titleKey()));
          model.put("tabs", tabs(actor, part, page.t()));
          return model;
        });
  }

  /**
   * A page below a list.
   *
   * @param titleKey of the message that is its title
   * @param more what else the template shows, by the texts in the reader's language
   */
  public HttpResponse<String> below(
      OrganisationPart part,
      String titleKey,
      String view,
      Function<Texts, Map<String, Object>> more) {
    return titled(part, t -> t.get(titleKey), view, more);
  }

  /** As above, of something that has a name, which is the title. */
  public HttpResponse<String> below(
      OrganisationPart part,
      Bilingual name,
      String view,
      Function<Texts, Map<String, Object>> more) {
    return titled(part, t -> t.of(name), view, more);
  }

  private HttpResponse<String> titled(
      OrganisationPart part,
      Function<Texts, String> title,
      String view,
      Function<Texts, Map<String, Object>> more) {
    return answers.page(
        "organisation/" + view,
        page -> {
          Texts t = page.t();
          Map<String, Object> model = new HashMap<>(more.apply(t));
          model.put(
              "page", page.titledAs(title.apply(t)).below(t.get(part.titleKey()), part.href()));
          return model;
        });
  }

  /** The member states as choices. */
  public static List<Option> states(List<StateQueries.StateRow> states, Texts t) {
    return states.stream().map(s -> new Option(s.code(), t.of(s.name()))).toList();
  }

  /** The roles as choices. */
  public static List<Option> roles(Texts t) {
    return Arrays.stream(Role.values())
        .map(r -> new Option(r.name(), t.get("access.role." + r)))
        .toList();
  }

  /** The tabs of the parts that a person may see. */
  public static List<Tab> tabs(Actor actor, OrganisationPart present, Texts t) {
    List<Tab> tabs = new ArrayList<>();
    for (OrganisationPart part : OrganisationPart.values()) {
      if (part.isOpenTo(actor)) {
        tabs.add(new Tab(t.get(part.titleKey()), part.href(), part == present));
      }
    }
    return tabs;
  }
}

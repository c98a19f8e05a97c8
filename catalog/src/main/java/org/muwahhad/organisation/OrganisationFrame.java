package org.muwahhad.organisation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;

/** What the pages of the organisation share: their tabs, their choices, and refused forms. */
@Singleton
public class OrganisationFrame {
  private static final String ROOT = "/organisation/";
  private final Pages pages;
  private final Answers answers;

  OrganisationFrame(Pages pages, Answers answers) {
    this.pages = pages;
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

  /** The page of a list, with the tabs to the other lists. */
  public ModelAndView<Map<String, Object>> list(
      HttpRequest<?> request,
      Actor actor,
      OrganisationPart part,
      String view,
      Map<String, ?> more) {
    Page page = pages.of(request).titled(part.titleKey());
    Map<String, Object> model = new HashMap<>(more);
    model.put("page", page);
    model.put("tabs", tabs(actor, part, page.t()));
    return new ModelAndView<>("organisation/" + view, model);
  }

  /** A page below a list. */
  public ModelAndView<Map<String, Object>> below(
      HttpRequest<?> request,
      OrganisationPart part,
      String title,
      String view,
      Map<String, ?> more) {
    Page page = pages.of(request);
    Map<String, Object> model = new HashMap<>(more);
    model.put("page", page.titledAs(title).below(page.t().get(part.titleKey()), part.href()));
    return new ModelAndView<>("organisation/" + view, model);
  }

  /** The texts in the reader's language. */
  public static Texts texts(HttpRequest<?> request) {
    return Texts.in(Pages.language(request));
  }

  /** Does what a form asks for; when that is refused, shows the form again with the reasons. */
  public HttpResponse<?> submit(
      HttpRequest<?> request,
      Form form,
      Supplier<HttpResponse<?>> act,
      Function<Form, ModelAndView<?>> again) {
    try {
      return act.get();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return switch (refusal.kind()) {
        case NOT_FOUND, NOT_PERMITTED, TOO_OFTEN, BUSY -> throw refusal;
        case RULE_BROKEN, CONFLICT, INVALID_INPUT ->
            HttpResponse.unprocessableEntity()
                .contentType(Pages.HTML)
                .body(again.apply(Refusals.mark(form, refusal, Pages.language(request))));
      };
    }
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

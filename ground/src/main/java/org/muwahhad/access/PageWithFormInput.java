package org.muwahhad.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Texts;

/**
 * A page with a form filled in as it had been typed. What its form has no field for, and everything
 * when the page has no such form, stands on the page with its name, to be sent with the rest:
 * nothing that was typed is left out of sight. The token is the page's own, so nothing is sent
 * before its button is pressed again.
 */
final class PageWithFormInput {
  private static final String CONTROLS = "input, select, textarea";
  private final Document page;
  private final String path;

  PageWithFormInput(String html, String path) {
    this.page = Jsoup.parse(html);
    this.page.outputSettings().prettyPrint(false);
    this.path = path;
  }

  /** The page with what was typed in the form it was typed into, or else at its head. */
  String with(FormInput typed, Texts t, String csrfToken) {
    return with(typed, t, csrfToken, "access.typed.again", "access.typed.only");
  }

  /** The same for a form that was refused while its person's session lives. */
  String withRefused(FormInput typed, Texts t, String csrfToken) {
    return with(typed, t, csrfToken, "access.typed.refused", "access.typed.refused");
  }

  /** The page with a notice at its head. */
  String withNotice(String text, Texts t) {
    Element main = page.getElementById("main");
    if (main == null) {
      return page.body().html();
    }
    main.prependChild(notice(text, t));
    return page.outerHtml();
  }

  private String with(FormInput typed, Texts t, String csrfToken, String again, String only) {
    Element main = page.getElementById("main");
    if (main == null) {
      // A part of a page, which a script asked for.
      return page.body().html();
    }
    Optional<Element> form = find(main, typed);
    if (form.isPresent()) {
      place(typed, form.get(), t);
    } else {
      main.prependChild(form(typed, t, csrfToken));
    }
    main.prependChild(notice(t.get(form.isPresent() ? again : only), t));
    return page.outerHtml();
  }

  private Optional<Element> find(Element main, FormInput typed) {
    return main.select("form[method=post]").stream()
        .filter(f -> leadsTo(f, typed.action()))
        .max(Comparator.comparingLong(f -> likeness(f, typed)));
  }

  private boolean leadsTo(Element form, String action) {
    return sameAddress(form.attr("action"), action)
        || form.select("[formaction]").stream()
            .anyMatch(b -> sameAddress(b.attr("formaction"), action));
  }

  // A form without an address goes to the page's own.
  private boolean sameAddress(String address, String action) {
    String full = address.isEmpty() ? path : URI.create(path).resolve(address).toString();
    return full.equals(action);
  }

  // One page may hold the same form for each row: the row's own is told by its hidden values.
  private long likeness(Element form, FormInput typed) {
    return controls(form).stream()
        .mapToLong(
            c -> {
              List<String> values = typed.fields().getOrDefault(c.attr("name"), List.of());
              boolean same = isHidden(c) && values.contains(c.val());
              return (values.isEmpty() ? 0 : 1) + (same ? 2 : 0);
            })
        .sum();
  }

  private void place(FormInput typed, Element form, Texts t) {
    Map<String, List<String>> left = new LinkedHashMap<>();
    typed.fields().forEach((name, values) -> left.put(name, new ArrayList<>(values)));
    // A button says which act was wanted; which one is pressed now says it again.
    form.select("button[name]").forEach(b -> left.remove(b.attr("name")));
    for (Element control : controls(form)) {
      fill(control, typed.fields().getOrDefault(control.attr("name"), List.of()), left);
    }
    left.values().removeIf(List::isEmpty);
    if (left.isEmpty()) {
      return;
    }
    Element group = group(left, t);
    Optional.ofNullable(form.selectFirst(".form-actions"))
        .ifPresentOrElse(actions -> actions.before(group), () -> form.appendChild(group));
  }

  private List<Element> controls(Element form) {
    List<Element> all = new ArrayList<>(form.select(CONTROLS));
    if (!form.id().isEmpty()) {
      page.select("[form]").stream()
          .filter(c -> c.is(CONTROLS) && c.attr("form").equals(form.id()))
          .forEach(all::add);
    }
    all.removeIf(
        c ->
            c.attr("name").isEmpty()
                || c.attr("name").equals(Forms.CSRF_FIELD)
                || List.of("file", "password", "submit", "button").contains(c.attr("type"))
                || FormInput.isSecret(c.attr("name")));
    return all;
  }

  private static boolean isHidden(Element control) {
    return control.attr("type").equals("hidden");
  }

  private static void fill(Element control, List<String> values, Map<String, List<String>> left) {
    List<String> open = left.getOrDefault(control.attr("name"), new ArrayList<>());
    switch (control.attr("type")) {
      case "checkbox", "radio" -> {
        control.attr("checked", values.contains(control.val()));
        open.remove(control.val());
      }
      default -> {
        if (control.is("select")) {
          choose(control, values);
          open.clear();
        } else if (!open.isEmpty()) {
          // Of several fields of one name each takes the value in its place.
          write(control, open.remove(0));
        }
      }
    }
  }

  private static void choose(Element select, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    List<String> missing = new ArrayList<>(values);
    for (Element option : select.select("option")) {
      option.attr("selected", values.contains(option.val()));
      missing.remove(option.val());
    }
    missing.forEach(
        v -> select.appendElement("option").attr("value", v).attr("selected", true).text(v));
  }

  private static void write(Element control, String value) {
    if (control.is("textarea")) {
      // Browsers drop the first line break of a text area.
      control.text((value.startsWith("\n") ? "\n" : "") + value.replace("\r\n", "\n"));
    } else {
      control.attr("value", value);
    }
  }

  private static Element form(FormInput typed, Texts t, String csrfToken) {
    Element section = new Element("section").attr("aria-labelledby", "typed-title");
    section.appendElement("h2").id("typed-title").text(t.get("access.typed.title"));
    Element form =
        section.appendElement("form").attr("method", "post").attr("action", typed.action());
    form.appendElement("input")
        .attr("type", "hidden")
        .attr("name", Forms.CSRF_FIELD)
        .attr("value", csrfToken);
    form.appendChild(group(typed.fields(), t));
    form.appendElement("div")
        .addClass("form-actions")
        .appendElement("button")
        .addClass("button button-secondary")
        .attr("type", "submit")
        .text(t.get("access.typed.send"));
    return section;
  }

  private static Element group(Map<String, List<String>> fields, Texts t) {
    Element group = new Element("fieldset").addClass("fieldset");
    group.appendElement("legend").text(t.get("access.typed.more"));
    fields.forEach(
        (name, values) -> {
          for (int i = 0; i < values.size(); i++) {
            String id = "typed-" + Form.id(name) + "-" + i;
            Element field = group.appendElement("div").addClass("field");
            field.appendElement("label").attr("for", id).appendElement("bdi").text(name);
            Element area = field.appendElement("textarea");
            area.addClass("input").id(id).attr("name", name).attr("rows", "1").attr("dir", "auto");
            write(area, values.get(i));
          }
        });
    return group;
  }

  private static Element notice(String text, Texts t) {
    Element notice = new Element("div").addClass("notice notice-warning").attr("role", "status");
    Element words = notice.appendElement("p");
    words.appendElement("strong").addClass("notice-kind").text(t.get("web.notice.warning"));
    words.appendText(" " + text);
    return notice;
  }
}

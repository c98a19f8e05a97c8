package org.muwahhad.catalog.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.web.Form;

/**
 * The form of a template's draft: one group of fields an attribute, the choices one a line as
 * {@code CODE | Arabic | English}. Its fields are named as the parts of {@link AttributeDraft}, so
 * that a refusal finds its field.
 */
final class TemplateForm {
  private static final Pattern FIELD = Pattern.compile("attributes\\[(\\d{1,3})]\\.type");

  private TemplateForm() {}

  static List<AttributeDraft> read(Form form) {
    int count = 0;
    for (String name : form.values().keySet()) {
      Matcher field = FIELD.matcher(name);
      if (field.matches()) {
        count = Math.max(count, Integer.parseInt(field.group(1)) + 1);
      }
    }
    List<AttributeDraft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(read(form, "attributes[" + i + "]."));
    }
    return drafts;
  }

  static Form formOf(List<AttributeDraft> drafts) {
    Form form = Form.empty();
    for (int i = 0; i < drafts.size(); i++) {
      form = withAttribute(form, "attributes[" + i + "].", drafts.get(i));
    }
    return form;
  }

  /** The attributes after one of the form's buttons, such as {@code remove:2} or {@code up:2}. */
  static List<AttributeDraft> after(List<AttributeDraft> drafts, String act) {
    List<AttributeDraft> changed = new ArrayList<>(drafts);
    int at = index(act);
    if (act.equals("add")) {
      changed.add(AttributeDraft.blank());
    } else if (act.startsWith("remove:") && at < changed.size()) {
      changed.remove(at);
    } else if (act.startsWith("up:") && at > 0 && at < changed.size()) {
      changed.add(at - 1, changed.remove(at));
    }
    return changed;
  }

  private static int index(String act) {
    String number = act.substring(act.indexOf(':') + 1);
    return number.matches("\\d{1,3}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  private static AttributeDraft read(Form form, String path) {
    return new AttributeDraft(
        form.value(path + "code").strip(),
        form.value(path + "nameAr").strip(),
        form.value(path + "nameEn").strip(),
        form.value(path + "type"),
        form.value(path + "unitAr").strip(),
        form.value(path + "unitEn").strip(),
        form.chosen(path + "required", "true"),
        form.chosen(path + "facet", "true"),
        form.value(path + "minimum").strip(),
        form.value(path + "maximum").strip(),
        choices(form.value(path + "choices")));
  }

  private static Form withAttribute(Form form, String path, AttributeDraft draft) {
    return form.with(path + "code", draft.code())
        .with(path + "nameAr", draft.nameAr())
        .with(path + "nameEn", draft.nameEn())
        .with(path + "type", draft.type())
        .with(path + "unitAr", draft.unitAr())
        .with(path + "unitEn", draft.unitEn())
        .with(path + "required", draft.required())
        .with(path + "facet", draft.facet())
        .with(path + "minimum", draft.minimum())
        .with(path + "maximum", draft.maximum())
        .with(
            path + "choices",
            draft.choices().stream().map(TemplateForm::line).collect(Collectors.joining("\n")));
  }

  private static List<Attribute.AttributeChoice> choices(String typed) {
    return typed.lines().filter(l -> !l.isBlank()).map(TemplateForm::choice).toList();
  }

  private static Attribute.AttributeChoice choice(String line) {
    String[] parts = line.split("\\|", 3);
    return new Attribute.AttributeChoice(
        parts[0].strip(),
        parts.length > 1 ? parts[1].strip() : "",
        parts.length > 2 ? parts[2].strip() : "");
  }

  private static String line(Attribute.AttributeChoice choice) {
    boolean codeAlone = choice.ar().isEmpty() && choice.en().isEmpty();
    return codeAlone ? choice.code() : choice.code() + " | " + choice.ar() + " | " + choice.en();
  }
}

package org.muwahhad.organisation.supplier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Form;

/** The registration as a form: its rows without those left empty, and as what is stated. */
final class RegistrationForm {
  private static final List<String> TEXTS =
      List.of(
          "name.ar",
          "name.en",
          "registerNumber",
          "country",
          "taxNumber",
          "address.ar",
          "address.en",
          "contact.ar",
          "contact.en",
          "phone",
          "ownershipComplete");
  private static final List<String> ORIGIN = List.of("category", "localPercent", "certificate");
  private static final List<String> OWNER = List.of("name", "nationality", "share");

  private RegistrationForm() {}

  /**
   * The form with its rows moved together: what is wrong with one is then reported where it stands.
   * Its errors stay as they are: they name the rows by their new places.
   */
  static Form compact(Form sent) {
    Form form = new Form(Map.of(), sent.errors());
    for (String field : TEXTS) {
      form = form.with(field, sent.value(field).strip());
    }
    return rows(rows(form, sent, "origins", ORIGIN), sent, "owners", OWNER);
  }

  private static Form rows(Form to, Form sent, String list, List<String> fields) {
    Form form = to;
    int next = 0;
    for (int i = 0; i <= RegistrationRules.MOST_ROWS; i++) {
      String from = list + "[" + i + "].";
      if (fields.stream().anyMatch(f -> sent.text(from + f).isPresent())) {
        for (String field : fields) {
          form = form.with(list + "[" + next + "]." + field, sent.value(from + field).strip());
        }
        next++;
      }
    }
    return form;
  }

  /**
   * What a compact form states.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput with {@code shared.not-a-number}
   */
  static RegistrationContent read(Form form) {
    Faults faults = new Faults();
    List<RegistrationContent.Origin> origins = new ArrayList<>();
    for (String at : places(form, "origins", ORIGIN)) {
      origins.add(
          new RegistrationContent.Origin(
              form.value(at + "category"),
              number(faults, form, at + "localPercent"),
              form.value(at + "certificate")));
    }
    List<RegistrationContent.Owner> owners = new ArrayList<>();
    for (String at : places(form, "owners", OWNER)) {
      owners.add(
          new RegistrationContent.Owner(
              form.value(at + "name"),
              form.value(at + "nationality"),
              number(faults, form, at + "share")));
    }
    faults.throwIfAny();
    return new RegistrationContent(
        new Bilingual(form.value("name.ar"), form.value("name.en")),
        form.value("registerNumber"),
        form.value("country"),
        form.value("taxNumber"),
        new Bilingual(form.value("address.ar"), form.value("address.en")),
        new Bilingual(form.value("contact.ar"), form.value("contact.en")),
        form.value("phone"),
        form.chosen("ownershipComplete", "true"),
        origins,
        owners);
  }

  private static List<String> places(Form form, String list, List<String> fields) {
    return IntStream.range(0, count(form, list, fields))
        .mapToObj(i -> list + "[" + i + "].")
        .toList();
  }

  private static int count(Form form, String list, List<String> fields) {
    int rows = 0;
    while (form.values().containsKey(list + "[" + rows + "]." + fields.get(0))) {
      rows++;
    }
    return rows;
  }

  private static @Nullable BigDecimal number(Faults faults, Form form, String field) {
    if (form.text(field).isEmpty()) {
      return null;
    }
    Optional<BigDecimal> number = form.decimal(field);
    faults.check(number.isPresent(), field, "shared.not-a-number");
    return number.orElse(null);
  }

  /** What is stated as a form. */
  static Form of(RegistrationContent content) {
    Form form =
        Form.empty()
            .with("name.ar", content.name().ar())
            .with("name.en", content.name().en())
            .with("registerNumber", content.registerNumber())
            .with("country", content.country())
            .with("taxNumber", content.taxNumber())
            .with("address.ar", content.address().ar())
            .with("address.en", content.address().en())
            .with("contact.ar", content.contact().ar())
            .with("contact.en", content.contact().en())
            .with("phone", content.phone())
            .with("ownershipComplete", content.ownershipComplete());
    for (int i = 0; i < content.origins().size(); i++) {
      RegistrationContent.Origin o = content.origins().get(i);
      String at = "origins[" + i + "].";
      form = with(form, at + "category", o.category());
      form = with(form, at + "localPercent", o.localPercent());
      form = with(form, at + "certificate", o.certificate());
    }
    for (int i = 0; i < content.owners().size(); i++) {
      RegistrationContent.Owner o = content.owners().get(i);
      String at = "owners[" + i + "].";
      form = with(form, at + "name", o.name());
      form = with(form, at + "nationality", o.nationality());
      form = with(form, at + "share", o.share());
    }
    return form;
  }

  private static Form with(Form form, String field, @Nullable Object value) {
    return form.with(field, value == null ? "" : value);
  }

  /** Rows to show: those filled in and some to go on with. */
  static int originRows(Form form) {
    return shown(count(form, "origins", ORIGIN));
  }

  static int ownerRows(Form form) {
    return shown(count(form, "owners", OWNER));
  }

  private static int shown(int filledRows) {
    return Math.min(filledRows + 2, RegistrationRules.MOST_ROWS);
  }
}

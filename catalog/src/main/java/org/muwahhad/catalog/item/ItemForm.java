package org.muwahhad.catalog.item;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;
import org.muwahhad.web.Form;

/**
 * The form of an item's content: its fields are named as the parts of {@link AddItem.ItemDraft}, so
 * that a refusal of the act finds its field.
 *
 * @param content what was typed; where it could not be read, a stand-in that breaks no rule
 * @param unread the fields that could not be read
 */
public record ItemForm(ItemContent content, List<Refusal.Fault> unread) {

  public static ItemForm read(Form form, Template template) {
    List<Refusal.Fault> unread = new ArrayList<>();
    Map<String, String> attributes = new LinkedHashMap<>();
    template
        .attributes()
        .forEach(
            a ->
                attributes.put(
                    a.code(),
                    String.join(
                        Attribute.SEPARATOR, form.values("content.attributes." + a.code()))));
    return new ItemForm(
        new ItemContent(
            bilingual(form, "content.name"),
            bilingual(form, "content.description"),
            form.value("content.unit"),
            price(form, unread),
            form.value("content.benchmarkCurrency"),
            date(form, unread),
            bilingual(form, "content.benchmarkSource"),
            attributes),
        unread);
  }

  /** The form filled with what a revision says; prices are seen by the person who may revise. */
  public static Form formOf(ItemDetail detail) {
    ItemDetail.Revision revision = detail.revision();
    Form form =
        Form.empty()
            .with("content.name.ar", revision.name().ar())
            .with("content.name.en", revision.name().en())
            .with("content.description.ar", revision.description().ar())
            .with("content.description.en", revision.description().en())
            .with("content.unit", revision.unitCode());
    form = with(form, "content.benchmarkPrice", price(revision));
    form = with(form, "content.benchmarkCurrency", revision.benchmarkCurrency());
    form = with(form, "content.benchmarkDate", revision.benchmarkDate());
    Bilingual source = revision.benchmarkSource();
    form = with(form, "content.benchmarkSource.ar", source == null ? null : source.ar());
    form = with(form, "content.benchmarkSource.en", source == null ? null : source.en());
    return withAttributes(form, detail.attributes());
  }

  /** The form filled with a content, its attributes as a template has them. */
  public static Form formOf(ItemContent content, Template template) {
    Form form =
        Form.empty()
            .with("content.name.ar", content.name().ar())
            .with("content.name.en", content.name().en())
            .with("content.description.ar", content.description().ar())
            .with("content.description.en", content.description().en())
            .with("content.unit", content.unit())
            .with("content.benchmarkPrice", content.benchmarkPrice().toPlainString())
            .with("content.benchmarkCurrency", content.benchmarkCurrency())
            .with("content.benchmarkDate", content.benchmarkDate())
            .with("content.benchmarkSource.ar", content.benchmarkSource().ar())
            .with("content.benchmarkSource.en", content.benchmarkSource().en());
    return withAttributes(
        form,
        template.attributes().stream()
            .filter(a -> content.attributes().containsKey(a.code()))
            .map(
                a ->
                    new ItemDetail.AttributeStatement(
                        a, content.attributes().getOrDefault(a.code(), "")))
            .toList());
  }

  /** Several choices are several values of one field. */
  private static Form withAttributes(Form form, List<ItemDetail.AttributeStatement> stated) {
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    for (ItemDetail.AttributeStatement one : stated) {
      values.put(
          "content.attributes." + one.attribute().code(),
          one.attribute().type() == Attribute.Type.MULTI_CHOICE
              ? Attribute.codes(one.value())
              : List.of(one.value()));
    }
    return Form.of(values);
  }

  private static @Nullable BigDecimal price(ItemDetail.Revision revision) {
    Money price = revision.benchmark();
    return price == null ? null : Rounding.unrounded(price.amount(), price.currency());
  }

  private static Form with(Form form, String field, @Nullable Object value) {
    return value == null ? form : form.with(field, value);
  }

  private static BigDecimal price(Form form, List<Refusal.Fault> unread) {
    String field = "content.benchmarkPrice";
    return form.decimal(field)
        .orElseGet(() -> standIn(form, field, "shared.not-a-number", BigDecimal.ONE, unread));
  }

  private static LocalDate date(Form form, List<Refusal.Fault> unread) {
    String field = "content.benchmarkDate";
    return form.date(field)
        .orElseGet(() -> standIn(form, field, "shared.not-a-date", LocalDate.EPOCH, unread));
  }

  private static <T> T standIn(
      Form form, String field, String code, T value, List<Refusal.Fault> unread) {
    boolean typed = form.text(field).isPresent();
    unread.add(new Refusal.Fault(field, typed ? code : "shared.missing"));
    return value;
  }

  private static Bilingual bilingual(Form form, String field) {
    return new Bilingual(form.value(field + ".ar"), form.value(field + ".en"));
  }
}

package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;

/** A component of a sentence ends without a space, so that a comma may follow it. */
class InlineComponentsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T11:05:00Z");
  private static final TemplateEngine PAGES = TemplateEngine.createPrecompiled(ContentType.Html);

  @TestFactory
  Stream<DynamicTest> it_has_no_space_around_it() {
    Bilingual name = new Bilingual("حاسوب", "Laptop");
    return Stream.of(
            new Component("bilingualName", Map.of("name", name)),
            new Component("bilingualName", Map.of("name", name, "both", true)),
            new Component("money", Map.of("value", new Money(new BigDecimal("12.500"), "OMR"))),
            new Component("instant", Map.of("at", NOW, "riyadh", true)),
            new Component("date", Map.of("day", LocalDate.of(2026, 11, 24))),
            new Component("percent", Map.of("ratio", new BigDecimal("0.125"))),
            new Component("quantity", Map.of("value", BigDecimal.TEN, "unit", "Piece")),
            new Component("code", Map.of("value", "LAP-1")),
            new Component("written", Map.of("text", "Late")),
            new Component("quotation", Map.of("sentence", "Late.", "text", "")))
        .flatMap(
            one ->
                Stream.of(Language.values())
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                one.name() + " " + language.tag(),
                                () ->
                                    assertThat(one.shown(language))
                                        .isNotEmpty()
                                        .doesNotContainPattern("^\\s|\\s$"))));
  }

  private record Component(String name, Map<String, Object> values) {
    String shown(Language language) {
      Map<String, Object> model = new HashMap<>(values);
      model.put("page", Page.of(language, "/", "token-of-the-form", NOW, Brand.ofSettings()));
      StringOutput out = new StringOutput();
      PAGES.render("components/" + name + ".jte", model, out);
      return out.toString();
    }
  }
}

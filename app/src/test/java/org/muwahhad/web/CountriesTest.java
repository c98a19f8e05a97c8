package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.UnusableSetting;

/** Forms of the Secretariat offer the countries that it publishes, its own members first. */
class CountriesTest {

  @AfterEach
  void asBefore() {
    new UseCountries("").run();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_member_states_come_first_and_the_others_by_name(Language language) {
    List<String> codes = Countries.options(Texts.in(language)).stream().map(Option::value).toList();

    assertThat(codes).startsWith("AE", "BH", "KW", "OM", "QA", "SA").doesNotHaveDuplicates();
    assertThat(codes).hasSizeGreaterThan(230).containsAll(List.of("EG", "IN", "US", "PS"));
    assertThat(codes.get(6)).isEqualTo(language.isArabic() ? "IS" : "AF");
  }

  @Test
  void what_the_rule_leaves_out_is_neither_offered_nor_taken() {
    assertThat(List.of("IL", "EH", "AQ")).noneMatch(Countries::has);
    assertThat(Countries.codes()).doesNotContain("IL", "EH", "AQ");
    assertThat(Countries.codes()).isSubsetOf(Arrays.asList(Locale.getISOCountries()));
  }

  @Test
  void the_operators_list_says_which_are_offered_and_what_they_are_called(@TempDir Path folder)
      throws IOException {
    use(
        folder,
        """
        first = SA, AE, BH, KW, OM, QA
        only = TR, IN
        name.TR.ar = تركيا
        name.TR.en = Türkiye (test)
        """);

    assertThat(Countries.codes()).containsExactly("SA", "AE", "BH", "KW", "OM", "QA", "IN", "TR");
    assertThat(Countries.memberStates()).startsWith("SA");
    assertThat(Countries.options(Texts.in(Language.EN)))
        .extracting(Option::text)
        .endsWith("India", "Türkiye (test)");
    assertThat(Countries.has("EG")).isFalse();
    assertThat(Countries.name("EG").en()).as("what was entered before is named").isEqualTo("Egypt");
    new UseCountries("").run();
    assertThat(Countries.has("EG")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          first = AE, BH, KW, OM, QA                                    | member states
          first = AE, BH, KW, OM, QA, SA, YE                            | member states
          left-out = IL                                                 | member states
          first = AE, BH, KW, OM, QA, SA; left-out = OM                 | must not leave out
          first = AE, BH, KW, OM, QA, SA; left-out = XX                 | ISO 3166-1 alpha-2
          first = AE, BH, KW, OM, QA, SA; left-out = IL,                | ISO 3166-1 alpha-2
          first = AE, BH, KW, OM, QA, SA; only = IN, IN                 | twice: IN
          first = AE, BH, KW, OM, QA, SA; only = IN; left-out = IL      | not both
          first = AE, BH, KW, OM, QA, SA; name.IN.en = Bharat           | Arabic and English: IN
          first = AE, BH, KW, OM, QA, SA; name.IN.en = x; name.IN.ar =  | can be seen: name.IN.ar
          first = AE, BH, KW, OM, QA, SA; name.XX.en = x                | ISO 3166-1 alpha-2
          first = AE, BH, KW, OM, QA, SA; names.IN.en = x               | no other line: names.IN.en
          """)
  void a_list_that_cannot_be_used_is_refused_at_the_start_and_the_one_before_stays(
      String lines, String said, @TempDir Path folder) {
    List<String> before = Countries.codes();

    assertThatThrownBy(() -> use(folder, lines.replace("; ", "\n")))
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining("muwahhad.countries")
        .hasMessageContaining(said);

    assertThat(Countries.codes()).isEqualTo(before);
  }

  @Test
  void a_file_that_is_not_there_or_no_text_is_refused(@TempDir Path folder) throws IOException {
    Path broken = Files.write(folder.resolve("broken"), new byte[] {'f', (byte) 0xC3, '='});

    for (Path file : List.of(folder.resolve("nowhere"), broken)) {
      assertThatThrownBy(() -> new UseCountries(file.toString()).run())
          .isInstanceOf(UnusableSetting.class)
          .hasMessageContaining(file.toString());
    }
  }

  private static void use(Path folder, String text) throws IOException {
    new UseCountries(Files.writeString(folder.resolve("countries"), text).toString()).run();
  }

  @Test
  void a_country_is_called_as_the_rule_says_and_otherwise_as_in_cldr() {
    assertThat(Countries.name("PS", Language.AR)).isEqualTo("فلسطين");
    assertThat(Countries.name("PS", Language.EN)).isEqualTo("State of Palestine");
    assertThat(Countries.name("OM", Language.AR)).isEqualTo("عُمان");
    assertThat(Countries.name("IN").en()).isEqualTo("India");
  }
}

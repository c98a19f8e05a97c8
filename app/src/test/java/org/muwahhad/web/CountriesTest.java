package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.shared.Language;

/** Forms of the Secretariat offer the countries that it publishes, its own members first. */
class CountriesTest {

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
  void a_country_is_called_as_the_rule_says_and_otherwise_as_in_cldr() {
    assertThat(Countries.name("PS", Language.AR)).isEqualTo("فلسطين");
    assertThat(Countries.name("PS", Language.EN)).isEqualTo("State of Palestine");
    assertThat(Countries.name("OM", Language.AR)).isEqualTo("عُمان");
    assertThat(Countries.name("IN").en()).isEqualTo("India");
  }
}

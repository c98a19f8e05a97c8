package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Names hold nothing that cannot be seen, so that two that look alike are one. */
class NamesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Pattern CHECKED =
      Pattern.compile("\\.(text|atMost)\\(\\s*(?:[a-zA-Z.()]+ \\+ )?\"([^\"]*)\",");
  private static final Pattern NAMES =
      Pattern.compile(
          "(.*[.\\]])?(name|title|contact|city|unit|offered|issuer|bank|reference|code|number"
              + "|registerNumber|taxNumber)([.-]?(ar|en|Ar|En))?");

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x09, 0x0A, 0x0D, 0x7F, 0x85, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E,
        0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060,
        0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x2800, 0x3164, 0xFE0F,
        0xFEFF, 0xFFA0, 0xFFF9, 0xE000, 0xE0001, 0xE0020, 0xE0041, 0xE007F, 0xE0100, 0xE01EF
      })
  void what_cannot_be_seen_or_turns_the_direction_is_refused(int character) {
    String unseen = Character.toString(character);

    assertThat(TextRules.isPlainName("Digital" + unseen + "Pearl")).isFalse();
    assertThat(TextRules.isPlainName("لؤلؤة" + unseen + " رقمية")).isFalse();
    assertThat(TextRules.isPlainName(unseen)).isFalse();
  }

  @Test
  void every_character_of_the_sorts_that_steer_is_refused_but_the_joiners() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      int type = Character.getType(c);
      boolean steers =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      boolean joiner = c == 0x200C || c == 0x200D;

      if (steers && !joiner) {
        assertThat(TextRules.isPlainName("a" + Character.toString(c) + "b"))
            .as("U+%X", c)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digital Pearl & Co. (L.L.C.) – 2026",
        "شركة اللؤلؤة الرقمية للتجارة ذ.م.م",
        "مُوَحَّد",
        "می\u200Cخواهم",
        "Zoë O’Neill-Łukasz",
        "حاسب 14 بوصة / 16 GB"
      })
  void what_names_are_made_of_is_taken(String name) {
    assertThat(TextRules.isPlainName(name)).isTrue();
  }

  @Test
  void a_joiner_that_joins_nothing_is_refused() {
    assertThat(TextRules.isPlainName("Pearl\u200C")).isFalse();
    assertThat(TextRules.isPlainName("\u200DPearl")).isFalse();
    assertThat(TextRules.isPlainName("Pearl \u200CCo")).isFalse();
  }

  /** Every field that is a name goes through the check of names, whatever feature it is of. */
  @Test
  void no_field_that_is_a_name_is_checked_as_mere_text() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = SourceTree.java()) {
      for (Path source : sources.toList()) {
        String text = Files.readString(source);
        Matcher checked = CHECKED.matcher(text);
        while (text.contains("Faults") && checked.find()) {
          if (NAMES.matcher(checked.group(2)).matches()) {
            found.add(source.getFileName() + " " + checked.group());
          }
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void the_page_tells_it_at_the_field_and_keeps_what_was_typed() {
    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
    Browserless browser = Browserless.signedInAs(APP, admin);
    browser.get("/organisation/people/new");

    String page =
        browser
            .post(
                "/organisation/people",
                "login",
                "new.person",
                "name-ar",
                "اسم",
                "name-en",
                "Al\u202Eice",
                "title-ar",
                "صفة",
                "title-en",
                "Title",
                "email",
                "a@x.example, b@x.example",
                "role",
                "AUDITOR")
            .body();

    assertThat(page).contains("must not contain anything invisible", "Enter one e-mail address");
    assertThat(page).contains("new.person");
    assertThat(APP.ask("SELECT COUNT(*) FROM person WHERE login = 'new.person'")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@x.example, b@x.example",
        "a@x.example\r\nBcc: b@x.example",
        "a@x.example;b@x.example",
        "A <a@x.example>",
        "a@x.example\u200B",
        "a@localhost",
        "a",
        "@x.example",
        "a b@x.example"
      })
  void an_address_is_one_address(String typed) {
    assertThat(TextRules.isEmailAddress(typed)).isFalse();
    assertThat(TextRules.isEmailAddress("name.of-person+tag@mail.ministry.gov.om")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE person SET name_en = 'Al%sice' WHERE id = %d|ck_person_plain_name",
        "UPDATE person SET title_ar = 'ع%sضو' WHERE id = %d|ck_person_plain_name",
        "UPDATE person SET email = 'a@x.example%s' WHERE id = %d|ck_person_one_email"
      })
  void past_the_code_no_person_has_such_a_name(String statement) {
    long person = WORLD.aPersonWho(Role.AUDITOR).personId();
    String[] parts = statement.split("\\|");
    for (String unseen : List.of("\u200B", "\u2028", "\u202E", "\u2067", "\u00AD", "\n")) {
      assertThatThrownBy(() -> APP.sql(parts[0].formatted(unseen, person)))
          .as(unseen.codePointAt(0) + "")
          .hasMessageContaining(parts[1]);
    }
    assertThat(APP.sql("UPDATE person SET name_en = 'A\u200CB' WHERE id = " + person)).isEqualTo(1);
  }

  @Test
  void past_the_code_no_supplier_or_entity_has_such_a_name() {
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE supplier SET name_ar = CONCAT(name_ar, '\u2067')"
                        + " WHERE id = "
                        + WORLD.aSupplier()))
        .hasMessageContaining("ck_supplier_plain_name");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE procuring_entity SET name_en = CONCAT(name_en, '\u200B') WHERE id = "
                        + WORLD.anEntityIn("OM")))
        .hasMessageContaining("ck_procuring_entity_plain_name");
  }
}

package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/** Passwords that a guesser tries early are refused, and no others. */
class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules();
  private final People.Person person =
      new People.Person(
          1,
          "member.qa",
          null,
          new Bilingual("عبدالعزيز المنصوري", "Abdulaziz Almansoori"),
          new Bilingual("عضو", "Committee member"),
          "a.almansoori@ministry.example");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password2026!",
        "P@ssw0rd1234",
        "123456789012",
        "aaaaaaaaaaaa",
        "            ",
        "abcdefghijkl",
        "qwertyuiop12",
        "1q2w3e4r5t6y",
        "abcabcabcabc",
        "muwahhad1234",
        "Muwahhad-demo-1",
        "muwahhad2026",
        "Member.qa123",
        "member.qa.2026",
        "Member.qa-2026!!",
        "Abdulaziz1234",
        "Almansoori2026",
        "a.almansoori1",
        "letmein12345",
        "iloveyou2026",
        "football1234",
        "welcome12345",
        "administrator",
        "qwerty123456789",
        "correcthorsebatterystaple",
        // Common words and names in Arabic, with digits of either script.
        "السلام عليكم",
        "السلام عليكم 123",
        "السَّلامُ عَلَيْكُم",
        "بسم الله الرحمن الرحيم",
        "مرحبا1234567",
        "مرحبــــــا١٢٣٤",
        "رمضان كريم ٢٠٢٦",
        "رمضان٢٠٢٦٢٠٢٦",
        "حبيبي1234567",
        "حبيبى١٢٣٤٥٦٧",
        "فاطمة و احمد",
        "محمد123محمد123",
        "كلمة المرور 1",
        "الحمد لله ١٤٤٨",
        // The same in the letters of one typeface alone.
        "ﻣﺮﺣﺒﺎ1234567",
        // What it knows about the person.
        "المنصورى٢٠٢٦",
        // Rows of keys, and runs of digits.
        "ضصثقفغعهخحجد",
        "شسيبلاتنمكط1",
        "شسيبلاتنمكطش",
        "ئءؤرلاىةوزظئ",
        "١٢٣٤٥٦٧٨٩٠١٢",
        "۱۲۳۴۵۶۷۸۹۰۱۲",
        "١١١١١١١١١١١١",
        // English words typed on the Arabic keyboard, and Arabic ones on the Latin.
        "حشسسصخقي1234",
        "حشسسصخقي١٢٣٤",
        "صثمؤخةث12345",
        "lvpfh1234567",
        "vlqhk 2026 vlqhk"
      })
  void what_is_guessed_early_is_refused(String password) {
    assertThat(codes(password)).contains("access.password-guessable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kelp-anvil-tundra-quiz",
        "ثلاجة غيمة قنطرة زعفران",
        "7hG#v9!pQz2w",
        "rusty lantern over marsh 8",
        "mGx4Rt8wPq2L",
        "مظلة صدفة مئذنة برتقال",
        "قرفةـسنجاب٧ـمحراث"
      })
  void what_is_not_is_taken(String password) {
    assertThat(codes(password)).isEmpty();
  }

  @Test
  void a_very_long_password_costs_no_more_than_its_beginning() {
    assertThat(codes("kelp-anvil-tundra-quiz ".repeat(8))).isEmpty();
    assertThat(codes("x".repeat(201))).containsExactly("shared.too-long");
    assertThat(codes("a".repeat(200))).containsExactly("access.password-guessable");
  }

  @Test
  void an_operator_gives_no_such_password_either() {
    assertThat(
            rules
                .check(
                    new Faults(),
                    new OpenAccount.Account(
                        "first.admin",
                        "First.admin2026",
                        Role.ADMINISTRATOR,
                        null,
                        null,
                        null,
                        new org.muwahhad.shared.Bilingual("مدير", "Admin"),
                        new org.muwahhad.shared.Bilingual("مدير", "Administrator"),
                        "admin@example.org"))
                .found())
        .extracting(Refusal.Fault::code)
        .containsExactly("access.password-guessable");
  }

  private java.util.List<String> codes(String password) {
    return rules.check(new Faults(), person, password, password).found().stream()
        .map(Refusal.Fault::code)
        .toList();
  }
}

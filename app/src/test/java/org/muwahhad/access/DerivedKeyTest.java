package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.AtOnce;

/** Keys that passphrases give. */
class DerivedKeyTest {
  private static final String PASSPHRASE = "أربع نخلات عند البئر";
  private final Passwords passwords = QuickPasswords.passwords();
  private final Passwords.DerivedKey made = passwords.deriveKey(PASSPHRASE);

  @Test
  void the_same_passphrase_gives_the_same_key_and_another_none() {
    assertThat(passwords.findKey(PASSPHRASE, made.derivation())).hasValue(made.key());
    assertThat(passwords.findKey(PASSPHRASE + " ", made.derivation())).isEmpty();
  }

  @Test
  void each_derivation_has_its_own_salt_and_what_is_kept_of_it_is_not_the_key() {
    Passwords.DerivedKey again = passwords.deriveKey(PASSPHRASE);

    assertThat(again.key()).hasSize(32).isNotEqualTo(made.key());
    assertThat(made.derivation())
        .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(made.key()));
  }

  @Test
  void letters_composed_otherwise_are_the_same_letters() {
    String apart = Normalizer.normalize(PASSPHRASE, Normalizer.Form.NFD);

    assertThat(apart).isNotEqualTo(PASSPHRASE);
    assertThat(passwords.findKey(apart, made.derivation())).hasValue(made.key());
  }

  @Test
  void in_earnest_a_try_costs_64_mebibytes_and_three_passes() {
    assertThat(new Passwords(AtOnce.ofThisMachine()).deriveKey(PASSPHRASE).derivation())
        .startsWith("$argon2id$v=19$m=65536,t=3,p=1$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=99999999,t=3,p=1",
        "m=262145,t=3,p=1",
        "m=0,t=3,p=1",
        "m=64,t=11,p=1",
        "m=64,t=3,p=2"
      })
  void a_derivation_from_outside_that_costs_more_than_it_may_is_refused(String cost) {
    String dear = made.derivation().replace("m=64,t=3,p=1", cost);

    assertThatThrownBy(() -> passwords.findKey(PASSPHRASE, dear))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_derivation_with_hardly_any_salt_is_refused() {
    String thin = made.derivation().replaceFirst("p=1\\$[^$]+\\$", "p=1\\$YWI\\$");

    assertThatThrownBy(() -> passwords.findKey(PASSPHRASE, thin))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.AtOnce;

/** The same letters are the same password, however a keyboard composes them. */
class NormalisedPasswordsTest {
  private static final int MEMORY_KIB = 64;

  /** Alef with hamza as two signs, and a letter in the form it has at the beginning of a word. */
  private static final String COMPOSED = Normalizer.normalize("أمينة-الدار-٧", Normalizer.Form.NFD);

  private static final String FORMS = COMPOSED.replace("م", "\ufee3");
  private static final String PLAIN = Normalizer.normalize(COMPOSED, Normalizer.Form.NFKC);
  private final Passwords passwords = new Passwords(MEMORY_KIB, MEMORY_KIB, AtOnce.ofThisMachine());

  @Test
  void a_password_matches_however_it_is_composed() {
    assertThat(FORMS).isNotEqualTo(PLAIN).isNotEqualTo(COMPOSED);

    for (String chosen : new String[] {COMPOSED, FORMS, PLAIN}) {
      String hash = passwords.hash(chosen);
      assertThat(passwords.matches(COMPOSED, hash)).isTrue();
      assertThat(passwords.matches(FORMS, hash)).isTrue();
      assertThat(passwords.matches(PLAIN, hash)).isTrue();
      assertThat(passwords.matches(PLAIN + "1", hash)).isFalse();
    }
  }
}

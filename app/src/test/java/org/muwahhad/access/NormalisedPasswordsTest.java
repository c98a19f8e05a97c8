package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
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

  @Test
  void a_hash_of_earlier_days_takes_the_password_as_it_was_typed() {
    String before = asTyped(FORMS);

    assertThat(passwords.matches(FORMS, before)).isTrue();
    assertThat(passwords.matches(FORMS + "1", before)).isFalse();
  }

  /** The hash as it was made before passwords were normalised. */
  private static String asTyped(String password) {
    byte[] salt = new byte[16];
    byte[] hash = new byte[32];
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=2,p=1$%s$%s"
        .formatted(MEMORY_KIB, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}

package org.muwahhad.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;

/**
 * What somebody typed into a form, and the address it was meant for.
 *
 * @param action path and query to which the form was sent
 * @param fields values by name, in the order sent; never a password, a passphrase or the form's
 *     token
 */
record FormInput(String action, Map<String, List<String>> fields) {
  /** Names of fields that hold secrets, which are never kept, not even sealed. */
  static final Set<String> SECRET =
      Set.of("password", "passphrase", "current", "repeated", "secondCode");

  /** Start of the names of what a signing service asks for. */
  static final String SECRET_PREFIX = "factors.";

  /** A form with more fields is neither kept nor shown again. */
  static final int MOST_FIELDS = 5_000;

  /** A form with more characters in all its names and values is not shown again. */
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  static FormInput of(String action, Form form) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    form.values()
        .forEach(
            (name, values) -> {
              if (!isSecret(name) && !name.equals(Forms.CSRF_FIELD)) {
                kept.put(name, values);
              }
            });
    return new FormInput(action, kept);
  }

  /** The same without a field. */
  FormInput without(String name) {
    Map<String, List<String>> others = new LinkedHashMap<>(fields);
    others.remove(name);
    return new FormInput(action, others);
  }

  /** Whether it is so long that it is not shown again: a page takes far more memory than a form. */
  boolean isTooLong() {
    long count = fields.values().stream().mapToLong(List::size).sum();
    long characters =
        fields.entrySet().stream()
            .flatMap(f -> f.getValue().stream().map(value -> f.getKey().length() + value.length()))
            .mapToLong(Integer::longValue)
            .sum();
    return count > MOST_FIELDS || characters > MOST_CHARACTERS;
  }

  static boolean isSecret(String name) {
    return SECRET.contains(name) || name.startsWith(SECRET_PREFIX);
  }

  /** The form under a key made of a session's token, which the database does not know. */
  byte[] sealed(String token) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] text = (action + "\n" + encoded()).getBytes(StandardCharsets.UTF_8);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, token, nonce, text);
    byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return both;
  }

  /** The form sealed with a session's token. */
  static FormInput open(String token, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    byte[] rest = Arrays.copyOfRange(sealed, NONCE, sealed.length);
    String text =
        new String(crypt(Cipher.DECRYPT_MODE, token, nonce, rest), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    return of(text.substring(0, end), Forms.parse(text.substring(end + 1), MOST_FIELDS));
  }

  private String encoded() {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, values) ->
            values.forEach(
                value -> {
                  body.append(body.isEmpty() ? "" : "&");
                  body.append(escaped(name)).append('=').append(escaped(value));
                }));
    return body.toString();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] crypt(int mode, String token, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      // Another digest than the one by which the session is found, which stands in the database.
      byte[] key = Sha256.digest().digest(("typed form " + token).getBytes(StandardCharsets.UTF_8));
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

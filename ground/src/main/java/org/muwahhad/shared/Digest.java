package org.muwahhad.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of several parts that stand together, such as the grounds and the remedy sought of a
 * complaint: over each part in UTF-8, preceded by its length and followed by a line break. The
 * lengths keep the parts apart: what moves from the end of one to the beginning of the next changes
 * the digest.
 *
 * <p>A new digest of more than one part is made here; of one part alone, {@link Sha256} is enough.
 */
public final class Digest {
  private Digest() {}

  /** Of the parts in this order; 64 lower-case hexadecimal digits. */
  public static String of(String... parts) {
    return of(List.of(parts));
  }

  /** Of the parts in this order; 64 lower-case hexadecimal digits. */
  public static String of(Collection<String> parts) {
    StringBuilder all = new StringBuilder();
    // Lengths are of UTF-16 units, as String has them.
    parts.forEach(part -> all.append(part.length()).append(':').append(part).append('\n'));
    return Sha256.of(all.toString());
  }

  /** Takes one part after the other, of which none is held: there may be millions. */
  public static final class Parts {
    private final MessageDigest digest = Sha256.digest();

    /** The next part. */
    public void add(String part) {
      digest.update((part.length() + ":" + part + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What {@link Digest#of(Collection)} says of the parts so far; nothing is added from then on.
     */
    public String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /** Of the parts whatever their order; 64 lower-case hexadecimal digits. */
  public static String ofAnyOrder(Collection<String> parts) {
    return of(parts.stream().sorted().toList());
  }
}

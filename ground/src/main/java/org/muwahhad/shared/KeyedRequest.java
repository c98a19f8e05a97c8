package org.muwahhad.shared;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that its sender may send again, with the digest of what it says. Two say the same where
 * they differ by spaces around a text or by zeros at the end of a decimal number, or where one
 * leaves out what the other leaves empty.
 *
 * @param subject what it is about and whose it is, such as {@code declaration:7}
 * @param requestKey chosen by the sender, the same for every try
 */
@Introspected
@MappedEntity("request_content")
public record KeyedRequest(String subject, @Id String requestKey, String sha256) {

  /** A request whose content is a record, which may hold others and lists of them. */
  public static KeyedRequest of(String subject, String requestKey, Record content) {
    return new KeyedRequest(subject, requestKey, Sha256.of(CanonicalText.of(components(content))));
  }

  private static Map<String, Object> components(Record content) {
    Map<String, Object> components = new TreeMap<>();
    CanonicalText.forEachComponent(
        content,
        (name, value) -> {
          Object plain = plain(value);
          if (plain != null) {
            components.put(name, plain);
          }
        });
    return components;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof String text) {
      return text.isBlank() ? null : text.strip();
    } else if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toString();
    } else if (value instanceof Record content) {
      Map<String, Object> components = components(content);
      return components.isEmpty() ? null : components;
    } else if (value instanceof List<?> list) {
      return list.isEmpty()
          ? null
          : list.stream().map(e -> Objects.requireNonNullElse(plain(e), "")).toList();
    }
    return value;
  }
}

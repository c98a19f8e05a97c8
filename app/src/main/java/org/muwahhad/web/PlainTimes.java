package org.muwahhad.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants and days from JSON, as ISO 8601 writes them. The library first takes a text for a
 * number of any length.
 */
@Factory
class PlainTimes {
  /** Longer than any moment with its fractions and its zone. */
  private static final int LONGEST = 64;

  @Singleton
  Deserializer<Instant> instants() {
    return new Read<>(Instant::parse);
  }

  @Singleton
  Deserializer<LocalDate> days() {
    return new Read<>(LocalDate::parse);
  }

  private record Read<T>(Function<String, T> parse) implements Deserializer<T> {
    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type)
        throws IOException {
      String text = decoder.decodeString();
      if (text.length() > LONGEST) {
        throw new SerdeException("Not a moment or day");
      }
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw new SerdeException("Not a moment or day", e);
      }
    }

    @Override
    public @Nullable T deserializeNullable(
        Decoder decoder, DecoderContext context, Argument<? super T> type) throws IOException {
      return decoder.decodeNull() ? null : deserialize(decoder, context, type);
    }
  }
}

package org.muwahhad.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts and quantities from JSON, exactly. None is so long that computing with it would
 * hold up others.
 */
@Singleton
class PlainNumbers implements Deserializer<BigDecimal> {
  /** Far more digits, before or after the point, than any amount has. */
  private static final int MOST_DIGITS = 100;

  @Override
  public @Nullable BigDecimal deserialize(
      Decoder decoder, DecoderContext context, Argument<? super BigDecimal> type)
      throws IOException {
    BigDecimal number = decoder.decodeBigDecimal();
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new SerdeException("The number is too long");
    }
    return number;
  }

  @Override
  public @Nullable BigDecimal deserializeNullable(
      Decoder decoder, DecoderContext context, Argument<? super BigDecimal> type)
      throws IOException {
    return decoder.decodeNull() ? null : deserialize(decoder, context, type);
  }
}

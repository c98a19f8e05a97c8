package org.muwahhad.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.NumberText;

/**
 * Reads amounts and quantities from JSON, exactly. None is so long that computing with it would
 * hold up others.
 */
@Singleton
class PlainNumbers implements Deserializer<BigDecimal> {
  @Override
  public @Nullable BigDecimal deserialize(
      Decoder decoder, DecoderContext context, Argument<? super BigDecimal> type)
      throws IOException {
    BigDecimal number = decoder.decodeBigDecimal();
    if (!NumberText.isBounded(number)) {
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

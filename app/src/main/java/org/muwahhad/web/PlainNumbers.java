package org.muwahhad.web;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts and quantities from JSON: numbers, or numbers as text. Nothing else becomes one
 * (true is not 1), and none is so long that computing with it would hold up others.
 */
@Singleton
class PlainNumbers implements Deserializer<BigDecimal> {
  /** Far more digits, before or after the point, than any amount has. */
  private static final int MOST_DIGITS = 100;

  @Override
  public @Nullable BigDecimal deserialize(
      Decoder decoder, DecoderContext context, Argument<? super BigDecimal> type)
      throws IOException {
    JsonNode node = decoder.decodeNode();
    BigDecimal number = node.isNumber() ? node.getBigDecimalValue() : fromText(node);
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

  private static BigDecimal fromText(JsonNode node) throws SerdeException {
    if (node.isString() && node.getStringValue().matches("[+-]?\\d{1,60}(\\.\\d{1,60})?")) {
      return new BigDecimal(node.getStringValue());
    }
    throw new SerdeException("Not a number");
  }
}

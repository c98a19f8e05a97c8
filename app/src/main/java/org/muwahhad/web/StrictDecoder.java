package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.NumberText;

/**
 * Takes a value only for what it is: a text from a string, a whole number from a number without
 * decimals, an amount from a number or from a string that writes one as JSON would, and none of
 * them out of a list. No number is longer than any figure ({@link NumberText}). The library's
 * decoder turns one kind into another where it can. An object must have all that its record cannot
 * do without ({@link MissingFields}).
 */
final class StrictDecoder implements Decoder {
  private static final Set<JsonToken> TEXT = EnumSet.of(JsonToken.VALUE_STRING);
  private static final Set<JsonToken> WHOLE = EnumSet.of(JsonToken.VALUE_NUMBER_INT);
  private static final Set<JsonToken> NUMBER =
      EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
  private static final Set<JsonToken> AMOUNT =
      EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT, JsonToken.VALUE_STRING);
  private static final Set<JsonToken> TRUTH =
      EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

  private final Decoder library;
  private final JsonParser parser;
  private final MissingFields.Expected expected;
  private final Set<String> missing;
  private final boolean isRow;
  private @Nullable String key;

  StrictDecoder(Decoder library, JsonParser parser) {
    this(library, parser, MissingFields.Expected.NOTHING, false);
  }

  private StrictDecoder(
      Decoder library, JsonParser parser, MissingFields.Expected expected, boolean isRow) {
    this.isRow = isRow;
    this.library = library;
    this.parser = parser;
    this.expected = expected;
    this.missing = new LinkedHashSet<>(expected.named());
  }

  private Decoder next(Set<JsonToken> kinds) throws IOException {
    // Asking for a null makes the library look at the next value without taking it.
    if (library.decodeNull() || !kinds.contains(parser.currentToken())) {
      throw createDeserializationException("Not of the kind asked for", null);
    }
    return library;
  }

  /** Looks at the length of a number before anything computes with its digits. */
  private Decoder nextNumber(Set<JsonToken> kinds) throws IOException {
    Decoder number = next(kinds);
    if (parser.getTextLength() > NumberText.LONGEST) {
      throw createDeserializationException("The number is too long", null);
    }
    return number;
  }

  @Override
  public String decodeString() throws IOException {
    return next(TEXT).decodeString();
  }

  @Override
  public char decodeChar() throws IOException {
    return next(TEXT).decodeChar();
  }

  @Override
  public boolean decodeBoolean() throws IOException {
    return next(TRUTH).decodeBoolean();
  }

  @Override
  public byte decodeByte() throws IOException {
    return nextNumber(WHOLE).decodeByte();
  }

  @Override
  public short decodeShort() throws IOException {
    return nextNumber(WHOLE).decodeShort();
  }

  @Override
  public int decodeInt() throws IOException {
    return nextNumber(WHOLE).decodeInt();
  }

  @Override
  public long decodeLong() throws IOException {
    return nextNumber(WHOLE).decodeLong();
  }

  @Override
  public BigInteger decodeBigInteger() throws IOException {
    return nextNumber(WHOLE).decodeBigInteger();
  }

  @Override
  public float decodeFloat() throws IOException {
    return nextNumber(NUMBER).decodeFloat();
  }

  @Override
  public double decodeDouble() throws IOException {
    return nextNumber(NUMBER).decodeDouble();
  }

  @Override
  public Number decodeNumber() throws IOException {
    return nextNumber(NUMBER).decodeNumber();
  }

  @Override
  public BigDecimal decodeBigDecimal() throws IOException {
    Decoder amount = nextNumber(AMOUNT);
    if (parser.currentToken() == JsonToken.VALUE_STRING
        && NumberText.parse(parser.getText()).isEmpty()) {
      throw createDeserializationException("Not written as a number", null);
    }
    return amount.decodeBigDecimal();
  }

  @Override
  public Decoder decodeArray(Argument<?> type) throws IOException {
    // Else the library takes what is no list for the first row of one.
    if (library.decodeNull() || parser.currentToken() != JsonToken.START_ARRAY) {
      throw new NotAList();
    }
    return new StrictDecoder(
        library.decodeArray(type), parser, MissingFields.Expected.NOTHING, true);
  }

  @Override
  public Decoder decodeObject(Argument<?> type) throws IOException {
    return new StrictDecoder(
        library.decodeObject(type),
        parser,
        MissingFields.expected(type.getType()),
        Map.class.isAssignableFrom(type.getType()));
  }

  @Override
  public boolean hasNextArrayValue() throws IOException {
    return library.hasNextArrayValue();
  }

  @Override
  public @Nullable String decodeKey() throws IOException {
    key = library.decodeKey();
    if (key != null) {
      missing.remove(key);
    } else if (!Collections.disjoint(missing, expected.required())) {
      throw new MissingFields(missing);
    }
    return key;
  }

  @Override
  public boolean decodeNull() throws IOException {
    boolean isNull = library.decodeNull();
    // No list or map that is sent has rows that say nothing.
    if (isNull && (isRow || (key != null && !expected.mayBeNull(key)))) {
      throw new MissingFields(Set.of());
    }
    return isNull;
  }

  @Override
  public @Nullable Object decodeArbitrary() throws IOException {
    return library.decodeArbitrary();
  }

  @Override
  public JsonNode decodeNode() throws IOException {
    return library.decodeNode();
  }

  @Override
  public Decoder decodeBuffer() throws IOException {
    return library.decodeBuffer();
  }

  @Override
  public byte[] decodeBinary() throws IOException {
    return library.decodeBinary();
  }

  @Override
  public void skipValue() throws IOException {
    library.skipValue();
  }

  @Override
  public void finishStructure(boolean consumeLeftElements) throws IOException {
    library.finishStructure(consumeLeftElements);
  }

  @Override
  public IOException createDeserializationException(String message, @Nullable Object invalid) {
    return library.createDeserializationException(message, invalid);
  }
}

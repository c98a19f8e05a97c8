package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.LimitingStream;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.SerdeRegistry;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.jackson.JacksonDecoder;
import io.micronaut.serde.jackson.JacksonJsonMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON to the letter: every value of the kind its field asks for (see {@link StrictDecoder}),
 * no key twice in an object, and nothing after the end. How deep and long anything may be is looked
 * at while it is read, before it is kept or computed with. A quantity of {@code true} is a mistake
 * of the sender, and to take it for 1 would order something nobody asked for. Writing is left to
 * the library.
 */
@Singleton
@Primary
@Replaces(JacksonJsonMapper.class)
class StrictJson implements ObjectMapper {
  /** Deeper than any body, and no deeper than the stack takes. */
  private static final int DEEPEST = 100;

  /** Longer than any text that an address takes, in characters. */
  private static final int LONGEST_TEXT = 4_000_000;

  private static final int LONGEST_NAME = 1_000;

  /** What is longer than a figure is refused at its place; this is beyond any place. */
  private static final int LONGEST_NUMBER = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();
  private final Supplier<JsonMapper> library;
  private final SerdeRegistry registry;
  private final SerdeConfiguration configuration;

  @Inject
  StrictJson(
      SerdeRegistry registry,
      SerdeConfiguration configuration,
      SerdeJacksonConfiguration jacksonConfiguration) {
    this(
        SupplierUtil.memoizedNonEmpty(
            () -> new JacksonJsonMapper(registry, configuration, jacksonConfiguration)),
        registry,
        configuration);
  }

  private StrictJson(
      Supplier<JsonMapper> library, SerdeRegistry registry, SerdeConfiguration configuration) {
    this.library = library;
    this.registry = registry;
    this.configuration = configuration;
  }

  @Override
  public SerdeRegistry getSerdeRegistry() {
    return registry;
  }

  /** Prepared when it is first used: all addresses together would take a quarter of the start. */
  @Override
  public JsonMapper createSpecific(Argument<?> type) {
    return new StrictJson(
        SupplierUtil.memoizedNonEmpty(() -> library.get().createSpecific(type)),
        registry,
        configuration);
  }

  @Override
  public <T> @Nullable T readValue(ByteBuffer<?> json, Argument<T> type) throws IOException {
    return readValue(json.toInputStream(), type);
  }

  @Override
  public <T> @Nullable T readValue(InputStream json, Argument<T> type) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return read(parser, type);
    } catch (JsonParseException e) {
      throw new JsonSyntaxException(e);
    }
  }

  @Override
  public <T> @Nullable T readValue(byte[] json, Argument<T> type) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return read(parser, type);
    } catch (JsonParseException e) {
      throw new JsonSyntaxException(e);
    }
  }

  private <T> @Nullable T read(JsonParser parser, Argument<T> type) throws IOException {
    try {
      return readWhole(parser, type);
    } catch (IOException e) {
      // Below the top the library wraps what the parser says.
      throw RepeatedKey.isToldBy(e) ? RepeatedKey.at(parser.getParsingContext()) : innermost(e);
    }
  }

  /** What is no JSON is that wherever it stands, and no value of the wrong kind. */
  private static IOException innermost(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonParseException broken) {
        return broken;
      }
      if (cause instanceof StreamConstraintsException beyond) {
        return new BeyondBounds(beyond);
      }
    }
    return failure;
  }

  private <T> @Nullable T readWhole(JsonParser parser, Argument<T> type) throws IOException {
    Deserializer.DecoderContext context = registry.newDecoderContext(null);
    Deserializer<? extends T> deserializer =
        context.findDeserializer(type).createSpecific(context, type);
    Decoder decoder =
        JacksonDecoder.create(parser, LimitingStream.limitsFromConfiguration(configuration));
    T value = read(deserializer, new StrictDecoder(decoder, parser), context, type);
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "There is more after the end of the value");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static <T> @Nullable T read(
      Deserializer<? extends T> deserializer,
      Decoder decoder,
      Deserializer.DecoderContext context,
      Argument<T> type)
      throws IOException {
    return ((Deserializer<T>) deserializer).deserializeNullable(decoder, context, type);
  }

  @Override
  public <T> @Nullable T readValueFromTree(JsonNode tree, Argument<T> type) throws IOException {
    return library.get().readValueFromTree(tree, type);
  }

  @Override
  public void updateValueFromTree(Object value, JsonNode tree) throws IOException {
    library.get().updateValueFromTree(value, tree);
  }

  @Override
  public JsonNode writeValueToTree(@Nullable Object value) throws IOException {
    return library.get().writeValueToTree(value);
  }

  @Override
  public <T> JsonNode writeValueToTree(Argument<T> type, @Nullable T value) throws IOException {
    return library.get().writeValueToTree(type, value);
  }

  @Override
  public void writeValue(OutputStream out, @Nullable Object value) throws IOException {
    library.get().writeValue(out, value);
  }

  @Override
  public <T> void writeValue(OutputStream out, Argument<T> type, @Nullable T value)
      throws IOException {
    library.get().writeValue(out, type, value);
  }

  @Override
  public byte[] writeValueAsBytes(@Nullable Object value) throws IOException {
    return library.get().writeValueAsBytes(value);
  }

  @Override
  public <T> byte[] writeValueAsBytes(Argument<T> type, @Nullable T value) throws IOException {
    return library.get().writeValueAsBytes(type, value);
  }

  @Override
  public JsonStreamConfig getStreamConfig() {
    return library.get().getStreamConfig();
  }
}

package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.ValueInstantiators;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.micronaut.jackson.serialize.JsonNodeDeserializer;
import io.micronaut.jackson.serialize.JsonNodeSerializer;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.muwahhad.shared.NumberText;

/**
 * How amounts, moments, days and records are read. An amount is a number, or a string that writes
 * one as JSON would, and no longer than any figure; a moment or day is a string as ISO 8601 writes
 * it; a record has all that it cannot do without.
 */
final class WrittenValues extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** Longer than any moment with its fractions and its zone. */
  private static final int LONGEST = 64;

  WrittenValues() {
    super("muwahhad");
    addDeserializer(BigDecimal.class, new ValueReader<>(BigDecimal.class, true, NumberText::parse));
    addDeserializer(Instant.class, new ValueReader<>(Instant.class, false, iso(Instant::parse)));
    addDeserializer(
        LocalDate.class, new ValueReader<>(LocalDate.class, false, iso(LocalDate::parse)));
    addDeserializer(JsonNode.class, new JsonNodeDeserializer());
    addSerializer(JsonNode.class, new JsonNodeSerializer());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addValueInstantiators(
        new ValueInstantiators.Base() {
          @Override
          public ValueInstantiator findValueInstantiator(
              DeserializationConfig config, BeanDescription type, ValueInstantiator library) {
            return type.getBeanClass().isRecord() ? new WholeRecord(library) : library;
          }
        });
    context.addBeanDeserializerModifier(
        new BeanDeserializerModifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public BeanDeserializerBuilder updateBuilder(
              DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder reader) {
            if (type.getBeanClass().isRecord()) {
              reader.setAnySetter(new UnknownName());
            }
            return reader;
          }
        });
  }

  private static <T> Function<String, Optional<T>> iso(Function<String, T> parse) {
    return text -> {
      try {
        return text.length() > LONGEST ? Optional.empty() : Optional.of(parse.apply(text));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    };
  }

  private static final class ValueReader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final boolean numbers;
    private final transient Function<String, Optional<T>> parse;

    ValueReader(Class<T> type, boolean numbers, Function<String, Optional<T>> parse) {
      super(type);
      this.numbers = numbers;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonToken token = parser.currentToken();
      boolean fits = token == JsonToken.VALUE_STRING || (numbers && token.isNumeric());
      Optional<T> value = fits ? parse.apply(parser.getText()) : Optional.empty();
      return value.isPresent()
          ? value.get()
          : context.reportInputMismatch(this, "Not written as the kind asked for");
    }
  }
}

package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal.Fault;

/**
 * Reads a form into the record that the API reads from JSON. Names of fields are the paths of the
 * JSON: {@code reason}, {@code lots[3].remedy}; a list of plain values is a name sent several
 * times. What is left empty and a choice not made are null, and the act says what is missing there.
 * Numbers may have Arabic digits; a day and time is one of Riyadh. What is typed so that it cannot
 * be read is reported at its field, before the act is tried ({@link Answers}).
 *
 * @param <T> the record
 */
@Singleton
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class FormBodies<T> implements MessageBodyReader<T> {
  /** As many as a form may have; their number was checked with the token. */
  private static final int MOST = 60_000;

  private static final int LONGEST_NAME = 200;
  private static final int MOST_LEFT_OUT = 100;
  private static final String ROW_END = "]";
  private static final String NO_NUMBER = "shared.not-a-number";
  private static final String NO_DATE = "shared.not-a-date";
  private static final String UNREAD = "muwahhad.unread";
  private final ObjectMapper mapper =
      JsonBinder.strict()
          .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .withCoercionConfigDefaults(
              values ->
                  values
                      .setAcceptBlankAsEmpty(true)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
          .addModule(
              new SimpleModule("forms")
                  .addDeserializer(
                      BigDecimal.class,
                      new TextReader<>(BigDecimal.class, NO_NUMBER, Formats::parseNumber))
                  .addDeserializer(
                      LocalDate.class, new TextReader<>(LocalDate.class, NO_DATE, Form::day))
                  .addDeserializer(
                      Instant.class,
                      new TextReader<>(
                          Instant.class,
                          NO_DATE,
                          text -> Form.moment(text).map(at -> at.atZone(Page.RIYADH).toInstant()))))
          .addHandler(new UnreadableText())
          .build();

  @Override
  public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
    return type.getType().isRecord()
        && mediaType != null
        && mediaType.getName().equals(MediaType.APPLICATION_FORM_URLENCODED);
  }

  @Override
  public T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> body) {
    return read(type, body.toString(StandardCharsets.UTF_8));
  }

  @Override
  public T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
    try {
      return read(type, new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CodecException("The form cannot be read", e);
    }
  }

  private T read(Argument<T> type, String body) {
    List<Fault> unread = new ArrayList<>();
    try {
      ObjectNode tree = tree(Forms.parse(body, MOST).values());
      fill(tree, type.getType());
      T record = mapper.readerFor(type.getType()).withAttribute(UNREAD, unread).readValue(tree);
      Answers.keepUnread(unread);
      return record;
    } catch (IOException e) {
      throw new CodecException("The form is not of this address", e);
    }
  }

  private ObjectNode tree(Map<String, List<String>> fields) {
    ObjectNode root = mapper.createObjectNode();
    fields.forEach(
        (name, texts) -> {
          if (!isOfFormAlone(name)) {
            put(root, steps(name), value(texts));
          }
        });
    return root;
  }

  /** The token, the review, and what the person answered to the warning of a rest day. */
  private static boolean isOfFormAlone(String name) {
    return name.equals(Forms.CSRF_FIELD)
        || name.equals(Reviews.FIELD)
        || name.startsWith("rest.")
        || name.startsWith("next.");
  }

  /** A box that is not ticked is not sent, and what its page has no field for is empty. */
  private static void fill(ObjectNode object, Class<?> record) {
    for (RecordComponent part : record.getRecordComponents()) {
      JsonNode sent = object.get(part.getName());
      boolean needed = !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (part.getType().isRecord() && sent == null && needed) {
        fill(object.putObject(part.getName()), part.getType());
      } else if (part.getType().isRecord() && sent instanceof ObjectNode inner) {
        fill(inner, part.getType());
      } else if (part.getType() == String.class && sent == null && needed) {
        object.put(part.getName(), "");
      } else if (part.getType() == boolean.class && sent == null) {
        object.put(part.getName(), false);
      }
    }
  }

  private JsonNode value(List<String> texts) {
    if (texts.size() == 1) {
      return mapper.getNodeFactory().textNode(texts.get(0));
    }
    ArrayNode all = mapper.createArrayNode();
    texts.forEach(all::add);
    return all;
  }

  /** The way to a field: {@code lots[3].remedy} is lots, 3], remedy. */
  private static String[] steps(String name) {
    String[] steps = name.length() > LONGEST_NAME ? new String[0] : name.split("[.\\[]");
    if (steps.length == 0) {
      throw new CodecException("A field is named in no way that leads to a value");
    }
    return steps;
  }

  private void put(JsonNode root, String[] steps, JsonNode value) {
    JsonNode at = root;
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next = steps[i].endsWith(ROW_END) ? at.get(row(steps[i])) : at.get(steps[i]);
      if (next == null || next.isNull()) {
        next =
            steps[i + 1].endsWith(ROW_END) ? mapper.createArrayNode() : mapper.createObjectNode();
        set(at, steps[i], next);
      }
      at = next;
    }
    set(at, steps[steps.length - 1], value);
  }

  private static void set(JsonNode of, String step, JsonNode value) {
    if (step.endsWith(ROW_END) && of instanceof ArrayNode rows) {
      int row = row(step);
      // Rows may be left out or come in another order, but none is far from all others.
      if (row > rows.size() + MOST_LEFT_OUT) {
        throw new CodecException("A field names a row that the form does not have");
      }
      while (rows.size() <= row) {
        rows.addNull();
      }
      rows.set(row, value);
    } else if (!step.endsWith(ROW_END) && of instanceof ObjectNode object) {
      object.set(step, value);
    } else {
      throw new CodecException("A field is named as a row and as a value");
    }
  }

  private static int row(String step) {
    String number = step.substring(0, step.length() - 1);
    if (!number.matches("[0-9]{1,5}")) {
      throw new CodecException("A field names a row without its number");
    }
    return Integer.parseInt(number);
  }

  /** Notes what cannot be read, and goes on with null, so that all of it is reported at once. */
  private static void note(DeserializationContext context, String code) {
    if (context.getAttribute(UNREAD) instanceof List<?> noted) {
      @SuppressWarnings("unchecked")
      List<Fault> unread = (List<Fault>) noted;
      unread.add(new Fault(UnreadBody.path(context.getParser().getParsingContext()), code));
    }
  }

  private static final class TextReader<V> extends StdScalarDeserializer<V> {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient Function<String, Optional<V>> parse;

    TextReader(Class<V> type, String code, Function<String, Optional<V>> parse) {
      super(type);
      this.code = code;
      this.parse = parse;
    }

    @Override
    public @Nullable V deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      Optional<V> value = text.isBlank() ? Optional.empty() : parse.apply(text);
      if (value.isEmpty() && !text.isBlank()) {
        note(context, code);
      }
      return value.orElse(null);
    }
  }

  /** Of what Jackson cannot read; whoever changes a hidden number is refused. */
  private static final class UnreadableText extends DeserializationProblemHandler {
    @Override
    public @Nullable Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String text, String failure) {
      if (type.isPrimitive()) {
        return NOT_HANDLED;
      }
      if (type != Long.class && type != Integer.class) {
        return null;
      }
      try {
        long number = Formats.parseNumber(text).map(BigDecimal::longValueExact).orElseThrow();
        if (type == Long.class) {
          return number;
        }
        return Math.toIntExact(number);
      } catch (ArithmeticException | NoSuchElementException notWhole) {
        note(context, NO_NUMBER);
        return null;
      }
    }
  }
}

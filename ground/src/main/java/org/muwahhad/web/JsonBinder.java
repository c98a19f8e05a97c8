package org.muwahhad.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * The one binder of JSON: for bodies and answers, and for what is kept in JSON. It reads to the
 * letter: every value of the kind its field asks for, no key twice in an object, no key that the
 * record does not have, nothing after the end. How deep and long anything may be is looked at while
 * it is read, before it is kept or computed with. A quantity of {@code true} is a mistake of the
 * sender, and to take it for 1 would order something nobody asked for.
 */
@Factory
public class JsonBinder {
  /** Deeper than any body, and no deeper than the stack takes. */
  private static final int DEEPEST = 100;

  /** Longer than any text that an address takes, in characters. */
  private static final int LONGEST_TEXT = 4_000_000;

  private static final int LONGEST_NAME = 1_000;

  /** What is longer than a figure is refused at its place; this is beyond any place. */
  private static final int LONGEST_NUMBER = 1_000;

  @Singleton
  @Primary
  @Named("json")
  @Replaces(value = ObjectMapper.class, factory = ObjectMapperFactory.class)
  ObjectMapper mapper() {
    return strict().build();
  }

  /** The same for a subcommand, which runs without the service. */
  public static ObjectMapper ofSubcommand() {
    return strict().build();
  }

  /** Forms are read by the same rules, with less of them ({@link FormBodies}). */
  static JsonMapper.Builder strict() {
    return JsonMapper.builder(parsers())
        .addModules(new Jdk8Module(), new JavaTimeModule(), new WrittenValues())
        .annotationIntrospector(
            AnnotationIntrospector.pair(
                new DeclaredNullness(),
                AnnotationIntrospector.pair(
                    new EmbeddedTexts(), new JacksonAnnotationIntrospector())))
        .accessorNaming(new ComponentsOnly())
        // Of a record what is not there is left out; what a map says of nothing stays.
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, JsonBinder::onlyText)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        // A type is prepared when it is first read or written, not when the service starts.
        .disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH)
        .disable(SerializationFeature.EAGER_SERIALIZER_FETCH);
  }

  private static JsonFactory parsers() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(LONGEST_TEXT)
                .maxNameLength(LONGEST_NAME)
                .build())
        .build();
  }

  private static void onlyText(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }
}

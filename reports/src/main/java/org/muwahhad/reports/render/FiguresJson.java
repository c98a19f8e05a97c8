package org.muwahhad.reports.render;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report's record as JSON (RFC 8259), to be attached to its PDF so that the figures can be
 * read by machine. Names are the record's own; an amount keeps its decimals and is a string, which
 * no reader rounds; an empty value is null; keys of maps are sorted. Digests are taken of these
 * bytes, so that their form stays.
 */
public final class FiguresJson {
  private static final Set<Class<?>> WRITTEN_BARE =
      Set.of(Integer.class, int.class, Long.class, long.class, Boolean.class, boolean.class);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new SimpleModule().setSerializerModifier(new AsText()))
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  static {
    JSON.getFactory().setCharacterEscapes(new ByNumber());
  }

  private FiguresJson() {}

  /** The record in UTF-8; equal records give equal bytes. */
  public static byte[] of(Record value) {
    try {
      return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is no record, list, map, whole number or truth is written as it writes itself. */
  private static final class AsText extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifySerializer(
        SerializationConfig config, BeanDescription type, JsonSerializer<?> library) {
      Class<?> of = type.getBeanClass();
      if (of == BigDecimal.class) {
        return new Plain();
      }
      boolean isOurs =
          of.isRecord() || type.getType().isReferenceType() || WRITTEN_BARE.contains(of);
      return isOurs ? library : ToStringSerializer.instance;
    }
  }

  /** An amount without an exponent. */
  private static final class Plain extends ToStringSerializerBase {
    private static final long serialVersionUID = 1L;

    Plain() {
      super(BigDecimal.class);
    }

    @Override
    public String valueToString(Object value) {
      return ((BigDecimal) value).toPlainString();
    }
  }

  /** Every control character is written by its number, as reports have been since the first. */
  private static final class ByNumber extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      Arrays.fill(escapes, 0, 0x20, ESCAPE_STANDARD);
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}

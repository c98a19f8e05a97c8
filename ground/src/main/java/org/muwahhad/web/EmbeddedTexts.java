package org.muwahhad.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.micronaut.data.annotation.Relation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a record reads from several columns is several fields in JSON: {@code nameAr} and {@code
 * nameEn} for a component {@code name}. {@link JsonUnwrapped} on the component names another prefix
 * than its own name.
 */
final class EmbeddedTexts extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
    Relation relation = member.getAnnotation(Relation.class);
    if (relation == null || relation.value() != Relation.Kind.EMBEDDED) {
      return null;
    }
    JsonUnwrapped own = member.getAnnotation(JsonUnwrapped.class);
    String prefix = own == null ? member.getName() : own.prefix();
    return new NameTransformer() {
      @Override
      public String transform(String name) {
        return prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      }

      @Override
      public @Nullable String reverse(String name) {
        return null;
      }
    };
  }
}

package org.muwahhad.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/**
 * Null is read only where a record declares that it may be: in a component marked {@link Nullable},
 * and never as a row of a list or map.
 */
final class DeclaredNullness extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonSetter.Value findSetterInfo(Annotated accessor) {
    if (accessor instanceof AnnotatedParameter parameter
        && parameter.getDeclaringClass().isRecord()) {
      boolean mayBeNull =
          parameter
              .getDeclaringClass()
              .getRecordComponents()[parameter.getIndex()]
              .getAnnotatedType()
              .isAnnotationPresent(Nullable.class);
      return JsonSetter.Value.construct(mayBeNull ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }
    return JsonSetter.Value.empty();
  }
}

package org.muwahhad.web;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.impl.PropertyValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a record only of all that it cannot do without, and reports everything that is missing at
 * once. A number or a truth that is not there is missing too: to take it for 0 would act on a
 * version or a lot that nobody named, and to take it for "no" would decline for good what nobody
 * declined. Lists and maps may be left out and are empty then; a list is told when anything else is
 * missing.
 */
final class WholeRecord extends ValueInstantiator.Delegating {
  private static final long serialVersionUID = 1L;

  WholeRecord(ValueInstantiator library) {
    super(library);
  }

  @Override
  public Object createFromObjectWith(
      DeserializationContext context, SettableBeanProperty[] fields, PropertyValueBuffer given)
      throws IOException {
    List<SettableBeanProperty> missing = new ArrayList<>();
    for (SettableBeanProperty field : fields) {
      if (!mayBeNull(field) && isMissing(field, given)) {
        missing.add(field);
      }
    }
    Predicate<SettableBeanProperty> container = f -> f.getType().isContainerType();
    if (!missing.stream().allMatch(container)) {
      throw new MissingFields(
          context.getParser(),
          missing.stream()
              .filter(f -> !f.getType().isMapLikeType())
              .map(f -> f.getName())
              .toList());
    }
    for (SettableBeanProperty field : missing) {
      given.assignParameter(field, field.getValueDeserializer().getEmptyValue(context));
    }
    return super.createFromObjectWith(context, fields, given);
  }

  /** A form sends what it cannot state as null. */
  private static boolean isMissing(SettableBeanProperty field, PropertyValueBuffer given)
      throws DatabindException {
    return !given.hasParameter(field) || given.getParameter(field) == null;
  }

  private static boolean mayBeNull(SettableBeanProperty field) {
    return field.getMetadata().getValueNulls() != Nulls.FAIL;
  }
}

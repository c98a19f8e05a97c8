package org.muwahhad.reports.award;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds all values of a kind in a record, however deep. */
final class RecordValues {

  private RecordValues() {}

  static <T> List<T> of(Record record, Class<T> kind) throws ReflectiveOperationException {
    List<T> found = new ArrayList<>();
    collect(record, kind, found);
    return found;
  }

  private static <T> void collect(Object value, Class<T> kind, List<T> found)
      throws ReflectiveOperationException {
    if (kind.isInstance(value)) {
      found.add(kind.cast(value));
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      collect(optional.get(), kind, found);
    } else if (value instanceof Collection<?> list) {
      for (Object element : list) {
        collect(element, kind, found);
      }
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        collect(component.getAccessor().invoke(record), kind, found);
      }
    }
  }
}

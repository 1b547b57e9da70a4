// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects defects while an edition is checked. */
final class Defects {

  /** A place in an edition file. */
  record Place(String file, String pointer) {

    Place at(Object step) {
      String escaped = step.toString().replace("~", "~0").replace("/", "~1");
      return new Place(file, pointer + "/" + escaped);
    }

    Place at(Object step, Object next) {
      return at(step).at(next);
    }
  }

  private final List<Defect> found = new ArrayList<>();

  static Place in(String file) {
    return new Place(file, "");
  }

  void add(Place place, String code, String message) {
    found.add(new Defect(place.file(), place.pointer(), code, message));
  }

  /** Every value has to be a known one. */
  void known(Place place, Collection<String> values, Collection<String> known, String what) {
    int index = 0;
    for (String value : values) {
      known(place.at(index++), value, known, what);
    }
  }

  void known(Place place, String value, Collection<String> known, String what) {
    if (!known.contains(value)) {
      add(place, "unknown-" + what, "no " + what + " " + value + " in this edition");
    }
  }

  /** Demands: every value known, no alternative empty. */
  void demands(Place place, List<List<String>> demands, Collection<String> known, String what) {
    int index = 0;
    for (List<String> demand : demands) {
      Place at = place.at(index++);
      known(at, demand, known, what);
      if (demand.isEmpty()) {
        add(at, "empty-demand", "a demand that nothing can fulfil");
      }
    }
  }

  List<Defect> found() {
    return List.copyOf(found);
  }
}

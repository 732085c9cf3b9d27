package io.pointsman.input;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places in a JSON text where another text may stand, whether that is JSON or not. */
final class JsonPlaces {
    private static final String HERE = "@@here@@";

    private final JsonObject whole;
    private final List<List<Object>> places = new ArrayList<>();

    private JsonPlaces(JsonObject whole) {
        this.whole = whole;
        find(List.of(), whole);
    }

    static JsonPlaces in(String text) {
        return new JsonPlaces(Json.object(text));
    }

    private void find(List<Object> at, @Nullable Object value) {
        if (!at.isEmpty()) {
            places.add(at);
        }
        switch (value) {
            case JsonObject object -> find(at, object.members());
            case Map<?, ?> map -> map.forEach((name, one) -> find(then(at, String.valueOf(name)), one));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    find(then(at, i), list.get(i));
                }
            }
            case null, default -> {}
        }
    }

    private static List<Object> then(List<Object> at, Object step) {
        List<Object> longer = new ArrayList<>(at);
        longer.add(step);
        return longer;
    }

    /** Names of members, and numbers of items, on the way to it; any number means one. */
    List<Object> place(int number) {
        return places.get(Math.floorMod(number, places.size()));
    }

    String with(List<Object> place, String text) {
        return written(place, HERE).replace("\"" + HERE + "\"", text);
    }

    String without(List<Object> place) {
        return place.getLast() instanceof String ? written(place, null) : with(place, "null");
    }

    /** The member stands there a second time. */
    String twice(List<Object> place, String text) {
        String again = text + ",\"" + place.getLast() + "\":" + text;
        return place.getLast() instanceof String ? with(place, again) : with(place, text);
    }

    private String written(List<Object> place, @Nullable String mark) {
        return Json.text(changed(whole, place, mark));
    }

    private static @Nullable Object changed(@Nullable Object value, List<Object> place, @Nullable String mark) {
        if (place.isEmpty()) {
            return mark;
        }
        List<Object> rest = place.subList(1, place.size());
        return switch (value) {
            case JsonObject object -> changed(object.members(), place, mark);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, one) -> copy.put(String.valueOf(name), one));
                String name = String.valueOf(place.getFirst());
                if (rest.isEmpty() && mark == null) {
                    copy.remove(name);
                } else {
                    copy.put(name, changed(copy.get(name), rest, mark));
                }
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list);
                int at = (Integer) place.getFirst();
                copy.set(at, changed(copy.get(at), rest, mark));
                yield copy;
            }
            case null, default -> throw new IllegalArgumentException("no such place: " + place);
        };
    }
}

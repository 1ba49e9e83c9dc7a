#include "core/view/network_simplex.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace reknot {
namespace {

using Places = std::vector<std::int32_t>;
constexpr std::uint32_t kUnlimited = 1'000'000;

std::int64_t cost(const std::vector<SimplexEdge>& edges, const Places& places) {
  std::int64_t sum = 0;
  for (const SimplexEdge& edge : edges) {
    sum += std::int64_t{edge.weight} * (places[edge.to] - places[edge.from]);
  }
  return sum;
}

bool keeps_lengths(const std::vector<SimplexEdge>& edges, const Places& places) {
  return std::all_of(edges.begin(), edges.end(), [&](const SimplexEdge& edge) {
    return places[edge.to] - places[edge.from] >= edge.length;
  });
}

// The least cost, by trying all places from 0 to `most`, with the first node in the middle.
std::int64_t least_cost(const std::vector<SimplexEdge>& edges, std::size_t nodes,
                        std::int32_t most) {
  Places places(nodes, 0);
  places[0] = most / 2;
  std::int64_t least = INT64_MAX;
  while (true) {
    if (keeps_lengths(edges, places)) least = std::min(least, cost(edges, places));
    std::size_t digit = 1;
    while (digit < nodes && places[digit] == most) places[digit++] = 0;
    if (digit == nodes) return least;
    ++places[digit];
  }
}

struct Problem {
  std::vector<SimplexEdge> edges;
  Places places;
};

// Edges lead from lower to higher numbers, so that every place far enough behind will do.
Problem random_problem(std::uint32_t nodes, std::uint32_t more, std::uint32_t seed) {
  std::mt19937 random(seed);
  Problem problem;
  const auto add = [&](std::uint32_t from, std::uint32_t to) {
    const auto length = static_cast<std::int32_t>(random() % 3) - 1;
    problem.edges.push_back({from, to, length, static_cast<std::int32_t>(random() % 4)});
  };
  for (std::uint32_t i = 1; i < nodes; ++i) add(random() % i, i);
  for (std::uint32_t i = 0; i < more; ++i) {
    const std::uint32_t to = 1 + random() % (nodes - 1);
    add(random() % to, to);
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    problem.places.push_back(static_cast<std::int32_t>(3 * i));
  }
  return problem;
}

TEST(NetworkSimplex, FindsTheLeastCost) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Problem problem = random_problem(5, 5, seed);
    const std::int64_t least = least_cost(problem.edges, 5, 8);
    network_simplex(problem.edges, kUnlimited, problem.places);
    EXPECT_TRUE(keeps_lengths(problem.edges, problem.places)) << seed;
    EXPECT_EQ(cost(problem.edges, problem.places), least) << seed;
  }
}

TEST(NetworkSimplex, NeverMakesItWorse) {
  for (std::uint32_t pivots = 0; pivots < 60; pivots += 7) {
    Problem problem = random_problem(60, 90, pivots);
    const std::int64_t before = cost(problem.edges, problem.places);
    network_simplex(problem.edges, pivots, problem.places);
    EXPECT_TRUE(keeps_lengths(problem.edges, problem.places));
    EXPECT_LE(cost(problem.edges, problem.places), before);
  }
}

TEST(NetworkSimplex, KeepsALoneNode) {
  Places places = {7};
  network_simplex({}, kUnlimited, places);
  EXPECT_EQ(places, Places{7});
}

TEST(NetworkSimplex, AnswersTheSameAgain) {
  Problem one = random_problem(80, 120, 1);
  Problem two = random_problem(80, 120, 1);
  network_simplex(one.edges, kUnlimited, one.places);
  network_simplex(two.edges, kUnlimited, two.places);
  EXPECT_EQ(one.places, two.places);
}

}  // namespace
}  // namespace reknot

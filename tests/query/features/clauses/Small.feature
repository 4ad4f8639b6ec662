Feature: A few scenarios of our own in the form of the openCypher TCK

  Scenario: [1] Rows in any order
    Given an empty graph
    And having executed:
      """
      CREATE (:Town {name: 'Aal', size: 3})-[:NEAR {by: 1.5}]->(:Town:Port {name: 'Bree'})
      """
    When executing query:
      """
      MATCH p = (a:Town)-[r:NEAR]->(b) RETURN a, r, p, b.size AS size
      """
    Then the result should be, in any order:
      | a                              | r                 | p                                                                            | size |
      | (:Town {name: 'Aal', size: 3}) | [:NEAR {by: 1.5}] | <(:Town {size: 3, name: 'Aal'})-[:NEAR {by: 1.5}]->(:Port:Town {name: 'Bree'})> | null |
    And no side effects

  Scenario Outline: [2] Values
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |

    Examples:
      | expression             | value              |
      | 7 / 2                  | 3                  |
      | 7 / 2.0                | 3.5                |
      | [1, null, 'a\\'b']     | [1, null, 'a\\'b'] |
      | {b: true, a: {c: []}}  | {a: {c: []}, b: true} |

  Scenario: [3] An error with its kind, phase and detail
    Given any graph
    When executing query:
      """
      MATCH (n) RETURN m
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [4] A query that writes is skipped
    Given an empty graph
    When executing query:
      """
      CREATE (n) RETURN n
      """
    Then the result should be, in any order:
      | n  |
      | () |

  Scenario: [5] Wrong on purpose: the harness has to notice
    Given any graph
    When executing query:
      """
      RETURN 1 AS one
      """
    Then the result should be, in any order:
      | one |
      | 2   |

  Scenario: [6] Wrong on purpose: an error that does not come
    Given any graph
    When executing query:
      """
      RETURN 1 AS one
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario: [7] Procedures and parameters
    Given an empty graph
    And there exists a procedure test.double(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 2  | 4   |
      | 3  | 6   |
    And parameters are:
      | number | 3 |
    When executing query:
      """
      CALL test.double($number) YIELD out RETURN out
      """
    Then the result should be, in order:
      | out |
      | 6   |

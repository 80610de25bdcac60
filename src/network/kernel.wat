;; The inner loops of the network, four numbers at a time. `kernel.wasm` is this file, assembled: training/README.md.
;; Addresses and widths are in bytes; every width is a multiple of 64 bytes of 32-bit floats (16 numbers).
(module
  (memory (export "memory") 1)

  ;; to[…] = from[…] + Σ values[k] · floats at pointers[k]; `count` is 4 × the number of pointers.
  (func $sum (export "sum")
    (param $pointers i32) (param $values i32) (param $count i32) (param $from i32) (param $to i32) (param $width i32)
    (local $at i32) (local $k i32) (local $row i32) (local $value v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $block
      (local.set $row (i32.add (local.get $from) (local.get $at)))
      (local.set $a (v128.load (local.get $row)))
      (local.set $b (v128.load offset=16 (local.get $row)))
      (local.set $c (v128.load offset=32 (local.get $row)))
      (local.set $d (v128.load offset=48 (local.get $row)))
      (local.set $k (i32.const 0))
      (block $done (loop $next
        (br_if $done (i32.ge_u (local.get $k) (local.get $count)))
        (local.set $row (i32.add (i32.load (i32.add (local.get $pointers) (local.get $k))) (local.get $at)))
        (local.set $value (v128.load32_splat (i32.add (local.get $values) (local.get $k))))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $value) (v128.load (local.get $row)))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $value) (v128.load offset=16 (local.get $row)))))
        (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $value) (v128.load offset=32 (local.get $row)))))
        (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $value) (v128.load offset=48 (local.get $row)))))
        (local.set $k (i32.add (local.get $k) (i32.const 4)))
        (br $next)))
      (local.set $row (i32.add (local.get $to) (local.get $at)))
      (v128.store (local.get $row) (local.get $a))
      (v128.store offset=16 (local.get $row) (local.get $b))
      (v128.store offset=32 (local.get $row) (local.get $c))
      (v128.store offset=48 (local.get $row) (local.get $d))
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if $block (i32.lt_u (local.get $at) (local.get $width)))))

  ;; As `sum`, over rows that are a scale and signed bytes behind it: to[…] = from[…] + Σ values[k] · scale · bytes.
  ;; The scale stands in the row because the row must be fetched anyway.
  (func $sumBytes (export "sumBytes")
    (param $pointers i32) (param $values i32) (param $count i32) (param $from i32) (param $to i32) (param $width i32)
    (local $at i32) (local $k i32) (local $row i32) (local $value v128) (local $bytes v128) (local $half v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $block
      (local.set $row (i32.add (local.get $from) (local.get $at)))
      (local.set $a (v128.load (local.get $row)))
      (local.set $b (v128.load offset=16 (local.get $row)))
      (local.set $c (v128.load offset=32 (local.get $row)))
      (local.set $d (v128.load offset=48 (local.get $row)))
      (local.set $k (i32.const 0))
      (block $done (loop $next
        (br_if $done (i32.ge_u (local.get $k) (local.get $count)))
        (local.set $row (i32.load (i32.add (local.get $pointers) (local.get $k))))
        (local.set $value (f32x4.mul
          (v128.load32_splat (i32.add (local.get $values) (local.get $k))) (v128.load32_splat (local.get $row))))
        (local.set $bytes (v128.load offset=4 (i32.add (local.get $row) (i32.shr_u (local.get $at) (i32.const 2)))))
        (local.set $half (i16x8.extend_low_i8x16_s (local.get $bytes)))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $value)
          (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $value)
          (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
        (local.set $half (i16x8.extend_high_i8x16_s (local.get $bytes)))
        (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $value)
          (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
        (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $value)
          (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
        (local.set $k (i32.add (local.get $k) (i32.const 4)))
        (br $next)))
      (local.set $row (i32.add (local.get $to) (local.get $at)))
      (v128.store (local.get $row) (local.get $a))
      (v128.store offset=16 (local.get $row) (local.get $b))
      (v128.store offset=32 (local.get $row) (local.get $c))
      (v128.store offset=48 (local.get $row) (local.get $d))
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if $block (i32.lt_u (local.get $at) (local.get $width)))))

  ;; Lists the hidden units above zero: their values, and the addresses of their rows of outgoing weights.
  ;; Gives 4 × how many.
  (func $activate (export "activate")
    (param $hidden i32) (param $width i32) (param $weights i32) (param $stride i32) (param $pointers i32) (param $values i32)
    (result i32)
    (local $end i32) (local $count i32) (local $value f32)
    (local.set $end (i32.add (local.get $hidden) (local.get $width)))
    (loop $next
      (local.set $value (f32.load (local.get $hidden)))
      (if (f32.gt (local.get $value) (f32.const 0)) (then
        (i32.store (i32.add (local.get $pointers) (local.get $count)) (local.get $weights))
        (f32.store (i32.add (local.get $values) (local.get $count)) (local.get $value))
        (local.set $count (i32.add (local.get $count) (i32.const 4)))))
      (local.set $weights (i32.add (local.get $weights) (local.get $stride)))
      (local.set $hidden (i32.add (local.get $hidden) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $hidden) (local.get $end))))
    (local.get $count))

  ;; Training: floats at pointers[k] += values[k] · by[…].
  (func $scatter (export "scatter")
    (param $pointers i32) (param $values i32) (param $count i32) (param $by i32) (param $width i32)
    (local $at i32) (local $k i32) (local $row i32) (local $value v128)
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $k) (local.get $count)))
      (local.set $row (i32.load (i32.add (local.get $pointers) (local.get $k))))
      (local.set $value (v128.load32_splat (i32.add (local.get $values) (local.get $k))))
      (local.set $at (i32.const 0))
      (loop $block
        (v128.store (local.get $row) (f32x4.add (v128.load (local.get $row))
          (f32x4.mul (local.get $value) (v128.load (i32.add (local.get $by) (local.get $at))))))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $block (i32.lt_u (local.get $at) (local.get $width))))
      (local.set $k (i32.add (local.get $k) (i32.const 4)))
      (br $next))))

  ;; Training, for one hidden unit of value `unit`: moves its outgoing weights by AdaGrad against the gradient of the
  ;; scores. Gives the gradient of the unit itself.
  (func $learn (export "learn")
    (param $weights i32) (param $squares i32) (param $gradient i32) (param $width i32) (param $unit f32) (param $rate f32)
    (result f32)
    (local $at i32) (local $g v128) (local $step v128) (local $square v128) (local $weight v128) (local $back v128)
    (loop $block
      (local.set $g (v128.load (i32.add (local.get $gradient) (local.get $at))))
      (if (v128.any_true (local.get $g)) (then
        (local.set $weight (v128.load (i32.add (local.get $weights) (local.get $at))))
        (local.set $back (f32x4.add (local.get $back) (f32x4.mul (local.get $g) (local.get $weight))))
        (local.set $step (f32x4.mul (local.get $g) (f32x4.splat (local.get $unit))))
        (local.set $square (f32x4.add (v128.load (i32.add (local.get $squares) (local.get $at)))
          (f32x4.mul (local.get $step) (local.get $step))))
        (v128.store (i32.add (local.get $squares) (local.get $at)) (local.get $square))
        (v128.store (i32.add (local.get $weights) (local.get $at)) (f32x4.sub (local.get $weight)
          (f32x4.div (f32x4.mul (f32x4.splat (local.get $rate)) (local.get $step)) (f32x4.sqrt (local.get $square)))))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $block (i32.lt_u (local.get $at) (local.get $width))))
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $back)) (f32x4.extract_lane 1 (local.get $back)))
      (f32.add (f32x4.extract_lane 2 (local.get $back)) (f32x4.extract_lane 3 (local.get $back)))))
)
